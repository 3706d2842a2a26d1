package io.kenh.console.consent;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import io.kenh.access.Role;
import io.kenh.console.ScreenTest;
import io.kenh.delivery.UnsubscribeLinks;
import java.net.URI;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class ConsentScreenTest extends ScreenTest {

    @Autowired
    private UnsubscribeLinks links;

    @Test
    void whatACustomerSaidIsNotedWithItsEvidenceAndShownWithTheContact() {
        signIn(Role.MEMBER);
        String phone = db.sql("select value from identity where object = 'contact' and object_id = 1 and kind = 'phone'").query(String.class).single();
        go("/contacts/1");
        go("/consents?address=" + phone.replace("+", "%2B"));
        assertThat(page.locator(".k-two .badge").first()).hasText("Chưa đồng ý");
        page.selectOption("[name=word]", "agreed");
        page.fill("[name=evidence]", "Phiếu ký tại cửa hàng");
        page.click("form[action='/consents'] .btn-primary");

        assertThat(page.locator(".k-flash")).isVisible();
        assertThat(page.locator("td.k-grow")).hasText("Phiếu ký tại cửa hàng");
        go("/contacts/1");
        assertThat(page.locator("text=Đồng ý nhận quảng cáo")).isVisible();
    }

    @Test
    void rulesThatTheLawForbidsAreNotSaved() {
        signIn(Role.ADMIN);
        go("/sending");
        page.fill("[name=smsUntil]", "22:30");
        page.click("form[action='/sending'] .btn-primary");
        assertThat(page.locator(".alert-danger")).containsText("07:00–22:00");

        page.fill("[name=smsUntil]", "21:00");
        page.click("form[action='/sending'] .btn-primary");
        assertThat(page.locator(".alert-success")).isVisible();
        assertThat(page.locator("[name=smsUntil]")).hasValue("21:00");
    }

    @Test
    void numbersAreAddedToTheListAndWhatIsNoneIsNamed() {
        signIn(Role.ADMIN);
        go("/sending");
        page.fill("[name=numbers]", "0912 888 001\n+84912888002\nnobody");
        page.click("form[action$=do-not-advertise] .btn-primary");

        assertThat(page.locator(".alert-success")).containsText("nobody");
        Assertions.assertThat(db.sql("select count(*) from do_not_advertise where address like '+8491288800%'").query(Long.class).single()).isEqualTo(2);
    }

    @Test
    void aNumberIsFoundOnTheListInAnyWritingAndTakenOff() {
        db.sql("insert into do_not_advertise (address, source, at) values ('+84912888009', 'own', now())").update();
        signIn(Role.ADMIN);
        go("/sending?number=0912888008");
        assertThat(page.locator("main [role=status]")).containsText("0912888008");
        page.fill("[name=number]", "0912 888 009");
        page.click("form[method=get][action='/sending'] button");
        page.click("form[action$='/remove'] button");
        page.click("#sure button[value=yes]");

        assertThat(page.locator(".alert-success")).isVisible();
        Assertions.assertThat(db.sql("select count(*) from do_not_advertise where address = '+84912888009'").query(Long.class).single()).isZero();
    }

    @Test
    void aLinkInAMessageAsksBeforeItUnsubscribes() {
        db.sql("insert into consent (channel, address, purpose, given, actor, way, evidence, at, recorded) "
                + "values ('mail', 'pressed@customer.example', 'advertising', true, 'staff:1', 'console', 'a form', now(), now())").update();
        go(URI.create(links.url("mail", "pressed@customer.example")).getPath());
        assertThat(page.locator("main")).containsText("pressed@customer.example");
        Assertions.assertThat(entries()).isEqualTo(1);

        page.click("main button");

        assertThat(page.locator("h1")).hasText("Đã từ chối");
        Assertions.assertThat(entries()).isEqualTo(2);
    }

    private long entries() {
        return db.sql("select count(*) from consent where address = 'pressed@customer.example'").query(Long.class).single();
    }
}
