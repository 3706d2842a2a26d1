package io.kenh.console.subscription;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Page;
import com.sun.net.httpserver.HttpServer;
import io.kenh.access.Role;
import io.kenh.connector.Connections;
import io.kenh.console.ScreenTest;
import io.kenh.event.Cause;
import io.kenh.event.Change;
import io.kenh.event.Changes;
import io.kenh.sync.feed.KafkaLags;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

/** A person tells a program of changes, sees what it refuses and sends it again; and sees how far topics are read. */
class SubscriptionScreenTest extends ScreenTest {

    private static final long FIRST = 9_000_000_001L;
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @Autowired
    private Changes changes;
    @Autowired
    private Connections connections;
    @Autowired
    private KafkaLags lags;
    @Autowired
    private TransactionTemplate transactions;

    private volatile int status = 400;

    @Test
    void aProgramIsToldAndWhatItRefusedIsSentAgainOrForgotten() throws IOException {
        HttpServer receiver = HttpServer.create(new InetSocketAddress("localhost", 0), 0);
        receiver.createContext("/", exchange -> {
            exchange.getRequestBody().readAllBytes();
            exchange.sendResponseHeaders(status, -1);
            exchange.close();
        });
        receiver.start();
        db.sql("delete from subscription").update();
        try {
            signIn(Role.ADMIN);
            fitsBothWidths("/subscriptions");
            picture("subscriptions-empty");
            page.click(".k-empty + div a.btn");
            page.waitForURL("**/subscriptions/new");
            fitsBothWidths("/subscriptions/new");
            picture("subscription-new");
            assertThat(page.locator("[name=topic]").isVisible()).isFalse();
            page.check("[name=outlet][value=kafka]");
            assertThat(page.locator("[name=topic]").isVisible()).isTrue();
            page.check("[name=outlet][value=webhook]");
            page.fill("[name=name]", "Kho dữ liệu");
            page.fill("[name=url]", "http://10.0.0.1/");
            page.click("main .card-footer button");
            assertThat(page.locator(".alert-danger").innerText()).contains("KENH_WEBHOOKS_INTERNAL");
            page.fill("[name=url]", "http://localhost:" + receiver.getAddress().getPort() + "/");
            page.check("[name=objects][value=opportunity]");
            page.click("main .card-footer button");
            page.waitForURL(Pattern.compile(".*/subscriptions/[0-9]+$"));
            String path = page.url().replaceFirst("^http://[^/]+", "");
            for (long record = FIRST; record < FIRST + 3; record++) {
                change(record);
            }
            await().atMost(PATIENCE).until(() -> items("parked") == 3);
            fitsBothWidths(path);
            picture("subscription-parked");
            fitsBothWidths("/subscriptions");
            picture("subscriptions");
            status = 200;
            go(path);
            page.locator(".k-rows button").first().click();
            await().atMost(PATIENCE).until(() -> items("true") == 2);
            go(path);
            sure(".k-reasons form[action$=redrive] button");
            await().atMost(PATIENCE).until(() -> items("true") == 0);
            go(path);
            assertThat(page.locator("main").innerText()).contains("Đã nhận đủ");
            assertThat(page.locator(".k-bars rect[class*=green]").count()).isPositive();
            status = 422;
            change(FIRST);
            await().atMost(PATIENCE).until(() -> items("parked") == 1);
            go(path);
            sure(".k-reasons form[action$=forget] button");
            await().atMost(PATIENCE).until(() -> items("true") == 0);
            sure("form[action$=new-secret] button");
            page.waitForSelector("form[action$=end-former-secret]");
            fitsBothWidths(path);
            picture("subscription-secrets");
            sure("form[action$=end-former-secret] button");
            page.waitForSelector(".alert");
            assertThat(page.locator("form[action$=end-former-secret]").count()).isZero();
            status = 503;
            for (long record = FIRST; record < FIRST + 6; record++) {
                change(record);
            }
            page.waitForSelector("#progress .alert-danger");
            assertThat(page.locator("#state").innerText()).isEqualTo("Đang lỗi");
            picture("subscription-failing");
            fitsBothWidths(path);
        } finally {
            receiver.stop(0);
            db.sql("delete from subscription").update();
        }
    }

    @Test
    void whoReadsTopicsSeesHowFarAndThatAClusterIsAway() {
        signIn(Role.ADMIN);
        long id = connections.create("kafka-screen", "Kho CRM", "kafka", Map.of("servers", "127.0.0.1:1", "topics", "rows", "mapping", "{object: contact, fields: {name: name}}")).id();
        try {
            fitsBothWidths("/connections/" + id + "/feed");
            lags.look();
            page.waitForSelector("#lag .alert-danger");
            fitsBothWidths("/connections/" + id + "/feed");
            picture("feed-away");
            fitsBothWidths("/connections");
            assertThat(page.locator("a[href$='/connections/" + id + "/feed'] .badge").innerText()).isEqualTo("Không trả lời");
            fitsBothWidths("/");
            assertThat(page.locator("#now").innerText()).contains("Kho CRM");
        } finally {
            connections.pause(id);
        }
    }

    private void change(long record) {
        transactions.executeWithoutResult(tx -> changes.append(List.of(Change.of("opportunity", record, Change.CREATED, "opportunity:" + record,
                Map.of("id", record), Map.of(), Cause.staff(1), Instant.now()))));
    }

    private long items(String which) {
        return db.sql("select count(*) from subscription_item where " + which).query(Long.class).single();
    }

    private void sure(String button) {
        page.locator(button).first().click();
        page.click("#sure button[value=yes]");
        page.waitForLoadState();
    }

    private void picture(String name) {
        page.screenshot(new Page.ScreenshotOptions().setFullPage(true).setPath(Path.of("target/screens/" + name + "-phone.png")));
        page.setViewportSize(1366, 900);
        page.screenshot(new Page.ScreenshotOptions().setFullPage(true).setPath(Path.of("target/screens/" + name + ".png")));
    }
}
