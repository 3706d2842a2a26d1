package io.kenh.console.subscription;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Page;
import com.sun.net.httpserver.HttpServer;
import io.kenh.access.Role;
import io.kenh.console.ScreenTest;
import io.kenh.event.Cause;
import io.kenh.event.Change;
import io.kenh.event.Changes;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

/** A person tells a program of changes, sees what it refuses and sends it again. */
@Tag("soak")
class SubscriptionScreenTest extends ScreenTest {

    @Autowired
    private Changes changes;
    @Autowired
    private TransactionTemplate transactions;

    @Test
    void aProgramIsToldAndWhatItRefusedIsSentAgain() throws IOException {
        HttpServer receiver = HttpServer.create(new InetSocketAddress("localhost", 0), 0);
        int[] status = {400};
        receiver.createContext("/", exchange -> {
            exchange.getRequestBody().readAllBytes();
            exchange.sendResponseHeaders(status[0], -1);
            exchange.close();
        });
        receiver.start();
        try {
            signIn(Role.ADMIN);
            fitsBothWidths("/subscriptions");
            picture("subscriptions-empty");
            fitsBothWidths("/subscriptions/new");
            picture("subscription-new");
            page.fill("[name=name]", "Kho dữ liệu");
            page.fill("[name=url]", "http://10.0.0.1/");
            page.click("main .card-footer button");
            assertThat(page.locator(".alert-danger").innerText()).contains("KENH_WEBHOOKS_INTERNAL");
            page.fill("[name=url]", "http://localhost:" + receiver.getAddress().getPort() + "/");
            page.check("[name=objects][value=opportunity]");
            page.click("main .card-footer button");
            page.waitForURL("**/subscriptions/*");
            String path = page.url().replaceFirst("^http://[^/]+", "");
            transactions.executeWithoutResult(tx -> changes.append(List.of(Change.of("opportunity", 9_000_000_001L, Change.CREATED, "opportunity:9000000001",
                    Map.of("id", 9_000_000_001L), Map.of(), Cause.staff(1), Instant.now()))));
            await().atMost(Duration.ofSeconds(30)).until(() -> db.sql("select count(*) from subscription_item where parked").query(Long.class).single() == 1);
            fitsBothWidths(path);
            picture("subscription-parked");
            fitsBothWidths("/subscriptions");
            picture("subscriptions");
            status[0] = 200;
            go(path);
            page.onDialog(dialog -> dialog.accept());
            page.click(".k-rows button");
            await().atMost(Duration.ofSeconds(30)).until(() -> db.sql("select count(*) from subscription_item").query(Long.class).single() == 0);
            go(path);
            assertThat(page.locator("main").innerText()).contains("Đã nhận đủ");
        } finally {
            receiver.stop(0);
            db.sql("delete from subscription").update();
        }
    }

    private void picture(String name) {
        page.screenshot(new Page.ScreenshotOptions().setFullPage(true).setPath(Path.of("target/screens/" + name + "-phone.png")));
        page.setViewportSize(1366, 900);
        page.screenshot(new Page.ScreenshotOptions().setFullPage(true).setPath(Path.of("target/screens/" + name + ".png")));
    }
}
