package io.kenh.ticket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.kenh.api.ApiTest;
import io.kenh.event.Cause;
import io.kenh.intake.ReceivingAddresses;
import io.kenh.intake.Reception;
import io.kenh.intake.Receptions;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.transaction.support.TransactionTemplate;

/** Conversations are put together and taken apart, later mail follows them, and what is internal stays inside. */
@ApiTest
class MergingTest extends MailTest {

    private static final Cause LAN = Cause.staff(1);

    @Autowired
    private Tickets tickets;
    @Autowired
    private Merging merging;
    @Autowired
    private Receptions receptions;
    @Autowired
    private ReplyAddresses addresses;
    @Autowired
    private TransactionTemplate transactions;

    private long lan;

    @BeforeEach
    void a_colleague_without_mail_of_her_own() {
        lan = db.sql("insert into staff (name, email) values ('Lan', ?) returning id").param("lan-" + customer).query(Long.class).single();
    }

    private long open(String id, String text) {
        return letters.ticket(letters.mail(customer, "<" + id + "." + customer + ">", text, text, ""));
    }

    private long answer(String to, String text) {
        return letters.mail(customer, "<r" + System.nanoTime() + "." + customer + ">", "Re", text, "In-Reply-To: <" + to + "." + customer + ">\r\n");
    }

    @Test
    void mail_to_a_merged_ticket_goes_where_its_conversation_is_and_a_merge_can_be_undone() {
        long one = open("m1", "Một");
        long two = open("m2", "Hai");
        long three = open("m3", "Ba");
        merging.merge(one, two, LAN, "Lan");
        merging.merge(two, three, LAN, "Lan");

        long late = answer("m1", "Muộn");
        assertThat(letters.ticket(late)).isEqualTo(three);
        assertThat(letters.decisions(late)).containsExactly("reference", "merged", "customer");
        assertThat(letters.texts(three)).containsExactlyInAnyOrder("Một", "Hai", "Ba", "Muộn");
        assertThat(letters.row(one)).containsEntry("merged_into", three).containsEntry("status", "closed");

        merging.unmerge(one, LAN);
        assertThat(letters.texts(one)).containsExactly("Một");
        assertThat(letters.ticket(answer("m1", "Lại"))).isEqualTo(one);
        assertThat(letters.row(one)).containsEntry("merged_into", null).containsEntry("status", "open");
    }

    @Test
    void a_mail_that_comes_in_while_its_ticket_is_merged_goes_where_the_conversation_went() throws Exception {
        long one = open("m1", "Một");
        long two = open("m2", "Hai");
        AtomicReference<CompletableFuture<Long>> late = new AtomicReference<>();
        transactions.executeWithoutResult(tx -> {
            merging.merge(one, two, LAN, "Lan");
            late.set(CompletableFuture.supplyAsync(() -> answer("m1", "Giữa chừng")));
            await("the mail waits for the merge").atMost(Duration.ofSeconds(30)).until(() -> db.sql(
                    "select count(*) from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'").query(Long.class).single() > 0);
        });

        assertThat(late.get().get(60, TimeUnit.SECONDS)).satisfies(event -> assertThat(letters.texts(two)).contains("Giữa chừng"));
        assertThat(letters.texts(one)).isEmpty();
        assertThat(letters.row(one)).containsEntry("status", "closed");
    }

    @Test
    void an_answer_leaves_by_the_connection_nearest_to_where_the_customer_wrote() {
        String brand = "brand" + System.nanoTime();
        long box = connections.create(brand, "Brand", ReceivingAddresses.CONNECTOR, Map.of("address", "info@" + brand + ".example")).id();
        long sender = connections.create(brand + "-out", "Brand", "smtp", Map.of("host", "127.0.0.1", "port", "1", "security", "none", "fromAddress", "sales@" + brand + ".example")).id();
        try {
            long event = letters.raw(brand, customer, Letters.text(customer, "<b." + customer + ">", "Hỏi", "Xin chào", "").getBytes(StandardCharsets.UTF_8));
            long ticket = letters.ticket(event);
            tickets.reply(ticket, lan, "Dạ");
            String mails = "select connection_id || ' ' || (headers ->> 'Reply-To') from message where object = 'ticket' and object_id = ? and channel = 'mail'";

            await("the answer and the acknowledgement").atMost(Duration.ofSeconds(30)).untilAsserted(() -> assertThat(db.sql(mails).param(ticket).query(String.class).list())
                    .containsExactly(sender + " info@" + brand + ".example", sender + " info@" + brand + ".example"));
        } finally {
            connections.pause(box);
            connections.pause(sender);
        }
    }

    @Test
    void what_cannot_be_merged_is_refused_with_the_next_step() {
        long one = open("m1", "Một");
        long two = open("m2", "Hai");
        assertThatThrownBy(() -> merging.merge(one, one, LAN, "Lan")).hasMessageContaining("itself");
        assertThatThrownBy(() -> merging.unmerge(one, LAN)).hasMessageContaining("nothing to undo");
        merging.merge(one, two, LAN, "Lan");
        assertThatThrownBy(() -> merging.merge(two, one, LAN, "Lan")).hasMessageContaining("itself");
        assertThatThrownBy(() -> tickets.reply(one, lan, "x")).hasMessageContaining("answer there");
    }

    @Test
    void split_messages_become_a_ticket_and_answers_to_them_follow() {
        long one = open("m1", "Một");
        answer("m1", "Việc khác");
        long message = db.sql("select max(id) from ticket_message where ticket_id = ?").param(one).query(Long.class).single();
        String id = db.sql("select message_id from ticket_message where id = ?").param(message).query(String.class).single();

        long made = merging.split(one, List.of(message), "Việc khác", LAN, "Lan");
        long later = letters.mail(customer, "<l." + customer + ">", "Re", "Tiếp", "In-Reply-To: <" + id + ">\r\n");

        assertThat(letters.ticket(later)).isEqualTo(made);
        assertThat(letters.texts(made)).containsExactly("Việc khác", "Tiếp");
        assertThat(letters.texts(one)).containsExactly("Một");
        assertThat(letters.row(made)).containsEntry("answer_to", customer).containsEntry("contact_id", letters.row(one).get("contact_id"));
        assertThatThrownBy(() -> merging.split(one, List.of(message), "", LAN, "Lan")).hasMessageContaining("choose messages of this ticket");
    }

    @Test
    void a_signed_address_finds_its_ticket_for_its_recipient_only() {
        long ticket = open("m1", "Một");
        String signed = addresses.make("support@kenh.example", ticket, customer).orElseThrow();

        long mine = letters.mail(customer, "<s1." + customer + ">", "Khác hẳn", "Tôi", "To: " + signed + "\r\n");
        long stolen = letters.mail("stranger-" + customer, "<s2." + customer + ">", "Khác hẳn", "Kẻ khác", "To: " + signed + "\r\n");
        long forged = letters.mail(customer, "<s3." + customer + ">", "Khác hẳn nữa", "Giả", "To: " + signed.replaceFirst("[0-9a-f]{4}@", "0000@") + "\r\n");

        assertThat(letters.ticket(mine)).isEqualTo(ticket);
        assertThat(letters.decisions(mine)).containsExactly("signed", "addressee");
        assertThat(letters.ticket(stolen)).isNotEqualTo(ticket);
        assertThat(letters.ticket(forged)).isNotEqualTo(ticket);
        assertThat(signed.substring(0, signed.indexOf('@')).length()).isLessThanOrEqualTo(64);
    }

    @Test
    void nothing_lets_a_note_out() {
        long ticket = open("m1", "Một");
        long other = open("m2", "Hai");
        String secret = "mat-khau-noi-bo-" + System.nanoTime();
        long note = tickets.note(ticket, lan, secret);

        long reply = tickets.reply(ticket, lan, "Dạ vâng");
        merging.merge(ticket, other, LAN, "Lan");
        tickets.reply(other, lan, "Đã gộp");
        long split = merging.split(other, List.of(note), "Tách", LAN, "Lan");
        tickets.reply(split, lan, "Đã tách");
        letters.mail(customer, "<q." + customer + ">", "Re: Một [#" + split + "]", "Trả lời phiếu tách", "");

        assertThat(db.sql("select count(*) from message m where m::text like '%' || ? || '%'").param(secret).query(Long.class).single()).isZero();
        assertThat(db.sql("select direction from ticket_message where text = ?").param(secret).query(String.class).list()).containsExactly("note");
        assertThatThrownBy(() -> db.sql("update ticket_message set delivery_id = ? where id = ?").params(reply, note).update())
                .isInstanceOf(DataIntegrityViolationException.class);
    }

    @Test
    void files_go_with_an_answer_and_too_many_bytes_are_refused() {
        long ticket = open("m1", "Một");
        long message = tickets.reply(ticket, lan, LAN, "Xem tệp", Tickets.How.MESSAGE, List.of(new Upload("C:\\mẫu\\báo giá.pdf", "application/pdf", "nội dung".getBytes(StandardCharsets.UTF_8))));

        assertThat(db.sql("select extras -> 'files' -> 0 ->> 'name' from message where id = ?").param(message).query(String.class).single()).isEqualTo("báo giá.pdf");
        assertThatThrownBy(() -> tickets.reply(ticket, lan, LAN, "Lớn", Tickets.How.MESSAGE, List.of(new Upload("a", null, new byte[20_000_001])))).hasMessageContaining("too much");
    }

    @Test
    void the_settings_of_the_receiving_address_shape_ticket_customer_and_answer() {
        long connection = connections.byName("support-mail").orElseThrow().id();
        long group = db.sql("select id from staff_group where name = 'Data Owner'").query(Long.class).single();
        receptions.save(new Reception(connection, "Hoa Sen", group, List.of("Từ thư"), "account", "Hộp thư chính", true, 0, false));
        try {
            long ticket = open("m1", "Một");
            long message = tickets.reply(ticket, lan, "Dạ");

            assertThat(letters.row(ticket)).containsEntry("group_id", group).containsEntry("source", "Hộp thư chính").containsEntry("may_acknowledge", false);
            assertThat(db.sql("select c.source || ' ' || c.tags::text || ' ' || (a.id = t.account_id) || ' ' || a.tags::text from ticket t join contact c on c.id = t.contact_id "
                    + "join account a on a.id = c.account_id where t.id = ?").param(ticket).query(String.class).single())
                    .isEqualTo("Hộp thư chính {\"Từ thư\"} true {\"Từ thư\"}");
            assertThat(db.sql("select headers ->> 'From' from message where id = ?").param(message).query(String.class).single()).isEqualTo("Hoa Sen <support@kenh.example>");
            assertThat(db.sql("select headers ->> 'Reply-To' from message where id = ?").param(message).query(String.class).single()).startsWith("support+t" + ticket + ".");

            tickets.status(ticket, "closed", LAN);
            long late = answer("m1", "Sau khi đóng");
            assertThat(letters.row(letters.ticket(late))).containsEntry("looks_like", ticket);
            assertThat(letters.decisions(late)).endsWith("closed");
        } finally {
            receptions.save(Reception.standard(connection));
        }
    }
}
