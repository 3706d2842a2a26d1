package io.kenh.console.notice;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import io.kenh.access.Role;
import io.kenh.access.StaffMember;
import io.kenh.console.ScreenTest;
import io.kenh.notice.Notices;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class NoticeScreenTest extends ScreenTest {

    @Autowired
    private Notices notices;
    @Autowired
    private Streams streams;

    private long member;
    private long ticket;

    @BeforeEach
    void nothing_told_yet() {
        db.sql("delete from notice").update();
        streams.endAll();
        member = db.sql("select id from staff where email = 'tuan@kenh.example'").query(Long.class).single();
        ticket = db.sql("select min(id) from ticket").query(Long.class).single();
    }

    private void listen() {
        signIn(Role.MEMBER);
        Awaitility.await().atMost(Duration.ofSeconds(10)).until(() -> streams.size() > 0);
    }

    @Test
    void what_is_told_shows_at_once_and_counts_until_it_is_opened() {
        listen();
        notices.tell(member, "ticket.assigned", "/tickets/" + ticket, "#" + ticket, "<b>Không</b> vào được");

        assertThat(page.locator(".k-toast")).containsText("<b>Không</b> vào được");
        assertThat(page.locator("#bell [data-unseen]")).hasText("1");
        page.click("#bell");
        page.click(".k-bell-menu .k-notice");
        page.waitForURL("**/tickets/" + ticket);
        assertThat(page.locator("#bell [data-unseen]")).isHidden();
    }

    @Test
    void what_another_node_told_shows_within_moments() {
        listen();
        db.sql("insert into notice (staff_id, kind, link, args, at) values (?, 'ticket.replied', '/tickets', '[\"#7\", \"Từ nút khác\"]', now())").param(member).update();

        assertThat(page.locator(".k-toast")).containsText("Từ nút khác");
    }

    @Test
    void what_was_told_while_nobody_looked_waits_in_the_list() {
        notices.tell(member, "ticket.replied", "/tickets/" + ticket, "#" + ticket, "Đêm qua");
        signIn(Role.MEMBER);

        assertThat(page.locator("#bell [data-unseen]")).hasText("1");
        fitsBothWidths("/notices");
        assertThat(page.locator(".k-content .k-unseen")).containsText("Đêm qua");
        page.click(".k-head-end button");
        assertThat(page.locator(".k-content .k-unseen")).hasCount(0);
    }

    @Test
    void signing_out_ends_the_line() {
        listen();
        page.click(".k-me");
        page.click("form[action='/sign-out'] button");
        Awaitility.await().atMost(Duration.ofSeconds(10)).until(() -> streams.size() == 0);
        forgiveComplaints();
    }

    @Test
    void one_session_cannot_take_all_lines() {
        StaffMember person = accounts.find(member).orElseThrow();
        for (int i = 0; i < 10; i++) {
            streams.open(person, "one session", 0);
        }
        assertThat(streams.size()).isLessThanOrEqualTo(Streams.MOST_OF_A_SESSION);
    }

    @Test
    void strangers_hear_nothing_and_others_notices_stay_closed() throws Exception {
        HttpResponse<String> answer = HttpClient.newHttpClient().send(HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/notices/stream"))
                .header("Accept", "text/event-stream").build(), HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).isEqualTo(401);

        notices.tell(member, "ticket.replied", "/tickets", "#1", "Của Tuấn");
        long id = db.sql("select max(id) from notice").query(Long.class).single();
        signIn(Role.ADMIN);
        assertThat(page.navigate("http://localhost:" + port + "/notices/" + id).status()).isEqualTo(404);
        forgiveComplaints();
    }
}
