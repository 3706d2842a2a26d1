package io.kenh.console.ticket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.kenh.access.Role;
import io.kenh.connector.Connection;
import io.kenh.connector.Connections;
import io.kenh.connector.Inbox;
import io.kenh.connector.Incoming;
import io.kenh.console.ScreenTest;
import io.kenh.platform.Json;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A chat's ticket says by which channel it is answered, and how long that is possible. */
class ChatScreenTest extends ScreenTest {

    @Autowired
    private Connections connections;
    @Autowired
    private Inbox inbox;

    @Test
    void theComposerNamesTheChannelAndWhenItCloses() {
        long ticket = says(Map.of("text", "Còn hàng không?", "millis", String.valueOf(Instant.now().toEpochMilli())));
        signIn(Role.MEMBER);
        fitsBothWidths("/tickets/" + ticket);

        assertThat(page.locator(".k-write-foot").innerText()).contains("Qua Trang Demo").contains("Có thể trả lời đến");
        page.fill("#end", "Dạ còn ạ");
        page.click(".k-write button.btn-primary");
        assertThat(page.locator(".k-thread").innerText()).contains("Dạ còn ạ");
    }

    @Test
    void whatWouldBeRefusedCannotBePressed() {
        long ticket = says(Map.of("text", "Lâu rồi", "millis", String.valueOf(Instant.now().minus(Duration.ofDays(9)).toEpochMilli())));
        signIn(Role.MEMBER);
        go("/tickets/" + ticket);

        assertThat(page.locator(".k-write-foot").innerText()).contains("hiện không nhận câu trả lời");
        assertThat(page.locator(".k-write button.btn-primary").isDisabled()).isTrue();
    }

    @Test
    void aCommentOffersItsWaysToAnswer() {
        long ticket = says(Map.of("text", "Giá bao nhiêu?", "comment", "55_77", "name", "Lan"));
        signIn(Role.MEMBER);
        fitsBothWidths("/tickets/" + ticket);

        assertThat(page.locator("#how option").allInnerTexts()).containsExactly("Tin nhắn", "Dưới bình luận, mọi người đều thấy", "Nhắn riêng cho bình luận");
        assertThat(page.locator("#how").inputValue()).isEqualTo("COMMENT");
        page.fill("#end", "200 nghìn ạ");
        page.click(".k-write button.btn-primary");
        assertThat(db.sql("select headers ->> 'comment' from message where object = 'ticket' and object_id = ? and channel = 'chat'").param(ticket).query(String.class).single())
                .isEqualTo("55_77");
    }

    private long says(Map<String, String> words) {
        String unique = "fb-" + System.nanoTime();
        Connection facebook = connections.create(unique, "Trang Demo", "facebook", Map.of("appId", "3001", "appSecret", "fb-app-secret-demo",
                "baseUrl", "http://127.0.0.1:1"));
        connections.pause(facebook.id());
        Map<String, String> payload = new HashMap<>(Map.of("from", "2002", "account", unique, "name", "Lan", "id", unique));
        payload.putAll(words);
        inbox.accept(facebook, List.of(new Incoming.Event(unique, "message", "2002", Json.MAPPER.valueToTree(payload))));
        return await().atMost(Duration.ofSeconds(20)).until(() -> db.sql("select max(id) from ticket where connection_id = ?")
                .param(facebook.id()).query(Long.class).optional().orElse(null), id -> id != null);
    }
}
