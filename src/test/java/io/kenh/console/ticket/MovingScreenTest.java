package io.kenh.console.ticket;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import io.kenh.access.Role;
import io.kenh.console.ScreenTest;
import io.kenh.crm.RecordType;
import io.kenh.crm.Records;
import io.kenh.event.Cause;
import io.kenh.ticket.Tickets;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class MovingScreenTest extends ScreenTest {

    @Autowired
    private Records records;
    @Autowired
    private Tickets tickets;

    private long ticket(String subject) {
        long id = records.create(RecordType.TICKET, Map.of("subject", subject), Cause.staff(1));
        tickets.note(id, 1L, subject + " một");
        tickets.note(id, 1L, subject + " hai");
        return id;
    }

    @Test
    void tickets_are_merged_shown_as_one_and_taken_apart_again() {
        long one = ticket("Máy in");
        long two = ticket("Mực in");
        signIn(Role.MEMBER);
        go("/tickets/" + one);
        page.fill("#merge-into", String.valueOf(two));
        page.click("form[action$='/merge'] button");
        page.click("#sure button[value=yes]");
        page.waitForURL("**/tickets/" + two);
        assertThat(page.locator(".k-msg")).hasCount(4);

        go("/tickets/" + one);
        assertThat(page.url()).contains("/tickets/" + two);
        page.click("form[action$='/unmerge'] button");
        page.waitForURL("**/tickets/" + one);
        assertThat(page.locator(".k-msg")).hasCount(2);
    }

    @Test
    void chosen_messages_become_a_ticket_of_their_own_and_say_why_they_are_there() {
        long one = ticket("Hai việc");
        signIn(Role.MEMBER);
        fitsBothWidths("/tickets/" + one);
        page.locator("input[name=messages]").last().check();
        page.click("#moving button");
        page.waitForURL(url -> !url.contains("/tickets/" + one));
        assertThat(page.locator(".k-msg")).hasCount(1);
        page.click("button[data-toggle^=why]");
        assertThat(page.locator(".k-why")).containsText("chuyển từ phiếu #" + one);
    }

    @Test
    void somebody_is_let_in_and_gets_no_copies_when_it_is_said_so() {
        long one = ticket("Thêm người");
        signIn(Role.MEMBER);
        go("/tickets/" + one);
        page.fill("#people input[type=email]", "ban@customer.example");
        page.click("#people form:last-child button");
        assertThat(page.locator("#people .list-group-item")).containsText("ban@customer.example");
        page.locator("#people input[name=copied][type=checkbox]").uncheck();
        assertThat(page.locator(".k-flash")).isVisible();
        assertThat(db.sql("select copied from ticket_participant where ticket_id = ?").param(one).query(Boolean.class).single()).isFalse();
    }
}
