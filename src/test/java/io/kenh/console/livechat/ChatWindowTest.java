package io.kenh.console.livechat;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.sun.net.httpserver.HttpServer;
import io.kenh.access.Role;
import io.kenh.connector.Connections;
import io.kenh.console.ScreenTest;
import io.kenh.livechat.LiveChat;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The window on another site's page, whose policy lets in nothing but the hub. */
class ChatWindowTest extends ScreenTest {

    @Autowired
    private Connections connections;
    @Autowired
    private LiveChat chat;
    @Autowired
    private Clock clock;
    private final String name = "chat-" + System.nanoTime();
    private HttpServer shop;
    private long connection;

    @BeforeEach
    void connect() throws IOException {
        shop = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        connection = connections.create(name, "Cửa hàng", "live-chat", Map.of("allowedOrigins", address(), "titleVi", "Chat với cửa hàng")).id();
        String hub = "http://localhost:" + port;
        shop.createContext("/", exchange -> {
            byte[] body = ("<!doctype html><html lang=" + (exchange.getRequestURI().getPath().contains("en") ? "en" : "vi") + "><meta charset=utf-8><meta name=viewport content='width=device-width'>"
                    + "<title>Máy in</title><link rel=icon href=data:,><h1>Shop</h1><script src='" + hub + "/chat/" + name + "/widget.js' defer></script></html>").getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "text/html; charset=utf-8");
            exchange.getResponseHeaders().set("Content-Security-Policy", "default-src 'none'; img-src data:; script-src " + hub + "; connect-src " + hub);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        shop.start();
    }

    @AfterEach
    void closeTheShop() {
        shop.stop(0);
        connections.pause(connection);
    }

    @Test
    void aVisitorTalksAndReadsTheAnswerAtOnceAndAgainAfterComingBack() {
        page.navigate(address() + "/may-in");
        page.locator("kenh-chat .open").click();
        assertThat(page.locator("kenh-chat h2")).hasText("Chat với cửa hàng");
        say("Còn hàng không?");
        assertThat(page.locator("kenh-chat .m.in")).containsText("Còn hàng không?");
        await().untilAsserted(() -> Assertions.assertThat(visitor()).isNotNull());
        chat.deliver(visitor(), "answer-1", "Dạ còn, <b>mời</b> anh ghé");
        assertThat(page.locator("kenh-chat .m.out")).containsText("Dạ còn, <b>mời</b> anh ghé");
        shot("window");

        page.keyboard().press("Escape");
        assertThat(page.locator("kenh-chat .w")).isHidden();
        chat.deliver(visitor(), "answer-2", "Anh cần mấy cái?");
        assertThat(page.locator("kenh-chat .open b")).hasText("1");
        page.navigate(address() + "/en");
        page.locator("kenh-chat .open").click();
        assertThat(page.locator("kenh-chat .m")).hasCount(3);
        assertThat(page.locator("kenh-chat .f button")).hasText("Send");
        Assertions.assertThat(db.sql("select payload ->> 'context.page' from event where connection_id = ? and kind = 'message'").param(connection).query(String.class).single())
                .isEqualTo(address() + "/may-in");
    }

    @Test
    void outsideTheHoursTheWindowAsksHowToReachTheVisitorOnAPhoneToo() {
        connections.update(connection, "Cửa hàng", Map.of("allowedOrigins", address(), "openDays", String.valueOf(LocalDate.now(clock).getDayOfWeek().plus(3).getValue())));
        browse(PHONE, "vi");
        page.navigate(address() + "/may-in");
        page.locator("kenh-chat .open").click();
        assertThat(page.locator("kenh-chat .h p")).hasText("Ngoài giờ làm việc, xin để lại lời nhắn");
        page.locator("kenh-chat [name=name]").fill("Lan");
        say("Gọi lại cho tôi");
        assertThat(page.locator("kenh-chat [role=alert]")).containsText("số điện thoại hoặc email");
        page.locator("kenh-chat [name=phone]").fill("0901 234 567");
        shot("phone");
        page.locator("kenh-chat textarea").press("Enter");
        assertThat(page.locator("kenh-chat .m.in:not(.wait)")).containsText("Gọi lại cho tôi");
        Assertions.assertThat(db.sql("select payload ->> 'phone' from event where connection_id = ? and kind = 'message'").param(connection).query(String.class).single()).isEqualTo("+84901234567");
        Assertions.assertThat((Integer) page.evaluate("document.documentElement.scrollWidth")).isLessThanOrEqualTo(PHONE);
    }

    @Test
    void theWindowIsSetUpWithOneLineAndTriedAtOnce() {
        signIn(Role.ADMIN);
        fitsBothWidths("/connections/" + connection + "/window");
        shot("setup-390");
        assertThat(page.locator(".k-address code")).containsText("/chat/" + name + "/widget.js");
        go("/chat/" + name + "/try");
        page.locator("kenh-chat .open").click();
        say("Thử");
        assertThat(page.locator("kenh-chat .m.in:not(.wait)")).containsText("Thử");
    }

    private void say(String text) {
        Locator box = page.locator("kenh-chat textarea");
        box.fill(text);
        box.press("Enter");
    }

    private String visitor() {
        return db.sql("select distinct payload ->> 'from' from event where connection_id = ? and kind = 'message'").param(connection).query(String.class).optional().orElse(null);
    }

    private String address() {
        return "http://127.0.0.1:" + shop.getAddress().getPort();
    }

    private void shot(String what) {
        page.screenshot(new Page.ScreenshotOptions().setPath(Path.of("target/screens/chat-" + what + ".png")));
    }
}
