package io.kenh.ticket;

import static org.assertj.core.api.Assertions.assertThat;

import io.kenh.api.ApiTest;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@ApiTest
class MailIntoTicketTest extends MailTest {

    @Autowired
    private Tickets tickets;

    @Test
    void a_mail_opens_a_ticket_with_contact_owner_text_and_files() {
        Map<String, Object> ticket = letters.row(receive(customer, "<m1." + customer + ">", "Cần hỗ trợ", "Tôi không đăng nhập được", ""));

        assertThat(ticket).containsEntry("subject", "Cần hỗ trợ").containsEntry("status", "open").containsEntry("answer_to", customer);
        assertThat(ticket.get("owner_id")).isNotNull();
        assertThat(db.sql("select email, source, tags::text from contact where id = ?").param(ticket.get("contact_id")).query().singleRow())
                .containsEntry("email", customer).containsEntry("source", "Email").containsEntry("tags", "{Email}");
        assertThat(text(ticket)).containsExactly("Tôi không đăng nhập được");
    }

    @Test
    void an_answer_joins_the_ticket_it_answers_and_wakes_it() {
        Map<String, Object> ticket = letters.row(receive(customer, "<m1." + customer + ">", "Hỏi giá", "Bao nhiêu?", ""));
        tickets.status(id(ticket), "solved", io.kenh.event.Cause.staff(1));

        long again = receive(customer, "<m2." + customer + ">", "Re: Hỏi giá", "Còn nữa", "In-Reply-To: <m1." + customer + ">\r\n");

        assertThat(letters.row(again)).containsEntry("id", ticket.get("id")).containsEntry("status", "open");
        assertThat(text(ticket)).containsExactly("Bao nhiêu?", "Còn nữa");
    }

    @Test
    void an_answer_without_references_finds_back_by_the_number_in_its_subject() {
        Map<String, Object> ticket = letters.row(receive(customer, "<m1." + customer + ">", "Hỏi giá", "Bao nhiêu?", ""));

        long again = receive(customer, "<m2." + customer + ">", "Re: Hỏi giá [#" + ticket.get("id") + "]", "Còn nữa", "");

        assertThat(letters.row(again)).containsEntry("id", ticket.get("id"));
    }

    @Test
    void a_stranger_who_knows_number_or_reference_gets_a_ticket_of_his_own() {
        Map<String, Object> ticket = letters.row(receive(customer, "<m1." + customer + ">", "Bí mật", "Của tôi", ""));

        long forged = receive("stranger-" + customer, "<evil." + customer + ">", "Re: Bí mật [#" + ticket.get("id") + "]", "Cho tôi xem",
                "In-Reply-To: <m1." + customer + ">\r\nReferences: <m1." + customer + ">\r\n");

        assertThat(letters.row(forged).get("id")).isNotEqualTo(ticket.get("id"));
        assertThat(text(ticket)).containsExactly("Của tôi");
    }

    @Test
    void the_same_mail_by_another_way_is_in_the_ticket_once() {
        Map<String, Object> ticket = letters.row(receive(customer, "<m1." + customer + ">", "Một lần", "Một", ""));

        receive(customer, "<m1." + customer + ">", "Một lần", "Một", "Received: from elsewhere\r\n");

        assertThat(text(ticket)).hasSize(1);
        assertThat(db.sql("select count(*) from ticket where contact_id = ?").param(ticket.get("contact_id")).query(Long.class).single()).isOne();
    }

    @Test
    void a_machine_gets_a_ticket_but_no_automatic_answer() {
        Map<String, Object> ticket = letters.row(receive(customer, "<m1." + customer + ">", "Đơn hàng 17", "Đã đặt", "Auto-Submitted: auto-generated\r\n"));

        assertThat(ticket).containsEntry("may_acknowledge", false);
        awaitRun(ticket);
        assertThat(db.sql("select count(*) from message where channel = 'mail' and object = 'ticket' and object_id = ?").param(ticket.get("id")).query(Long.class).single()).isZero();
    }

    @Test
    void a_second_mail_of_a_day_is_not_acknowledged_again() {
        Map<String, Object> first = letters.row(receive(customer, "<m1." + customer + ">", "Một", "Một", ""));
        Map<String, Object> second = letters.row(receive(customer, "<m2." + customer + ">", "Hai", "Hai", ""));

        assertThat(first).containsEntry("may_acknowledge", true);
        assertThat(second).containsEntry("may_acknowledge", false);
    }

    @Test
    void a_bounce_makes_neither_ticket_nor_contact() {
        long event = receive("mailer-daemon@relay.example", "<b1." + customer + ">", "Undelivered Mail Returned to Sender", """
                --x\r
                Content-Type: text/plain\r
                \r
                I could not deliver.\r
                --x\r
                Content-Type: message/delivery-status\r
                \r
                Reporting-MTA: dns; relay.example\r
                \r
                Final-Recipient: rfc822; nobody@customer.example\r
                Action: failed\r
                Status: 5.1.1\r
                \r
                --x--""", "Content-Type: multipart/report; report-type=delivery-status; boundary=x\r\n");

        assertThat(letters.outcome(event)).containsEntry("outcome", "ignored");
        assertThat(db.sql("select count(*) from contact where email = 'mailer-daemon@relay.example'").query(Long.class).single()).isZero();
    }

    @Test
    void a_mail_of_our_own_that_comes_back_is_dropped_and_a_forged_id_is_not() {
        Map<String, Object> ticket = letters.row(receive(customer, "<m1." + customer + ">", "Hỏi giá", "Bao nhiêu?", ""));
        awaitRun(ticket);
        String ours = db.sql("select headers ->> 'Message-ID' from message where channel = 'mail' and object = 'ticket' and object_id = ?")
                .param(ticket.get("id")).query(String.class).single();

        long back = receive("support@kenh.example", ours, "Re: Hỏi giá", "Chúng tôi đã nhận", "");
        long forged = receive("stranger-" + customer, ours.replaceFirst("\\.[0-9a-f]{4}", ".0000"), "Xin chào", "Tôi là người", "");

        assertThat(letters.outcome(back)).containsEntry("outcome", "ignored").containsEntry("note", "a mail of our own came back");
        assertThat(letters.row(forged).get("contact_id")).isNotNull();
    }

    @Test
    void a_colleagues_answer_leaves_in_the_thread_and_a_note_never_leaves() {
        Map<String, Object> ticket = letters.row(receive(customer, "<m1." + customer + ">", "Hỏi giá", "Bao nhiêu?", ""));
        long staff = db.sql("select min(id) from staff").query(Long.class).single();

        tickets.note(id(ticket), staff, "Khách quen, giảm 10 %");
        long message = tickets.reply(id(ticket), staff, "Dạ, giá là 100.000 đồng");

        Map<String, Object> sent = db.sql("select subject, text, headers ->> 'In-Reply-To' as parent from message where id = ?").param(message).query().singleRow();
        assertThat(sent).containsEntry("parent", "<m1." + customer + ">").containsEntry("text", "Dạ, giá là 100.000 đồng");
        assertThat(sent.get("subject").toString()).endsWith("[#" + ticket.get("id") + "]");
        assertThat(db.sql("select count(*) from message where text like '%Khách quen%'").query(Long.class).single()).isZero();
        assertThat(letters.row(id(ticket))).containsEntry("status", "pending");
    }

    @Test
    void an_answer_to_an_answer_says_so_once() {
        Map<String, Object> ticket = letters.row(receive(customer, first, "Re: Trả lời: TL: Hỏi giá", "Bao nhiêu?", ""));

        long message = tickets.reply(id(ticket), db.sql("select min(id) from staff").query(Long.class).single(), "Dạ, giá là 100.000 đồng");

        assertThat(db.sql("select subject from message where id = ?").param(message).query(String.class).single())
                .isEqualTo("Re: Hỏi giá [#" + ticket.get("id") + "]");
    }

    /** The ticket that a mail became part of; the mail's event where it became none. */
    private long receive(String from, String messageId, String subject, String body, String headers) {
        long event = letters.mail(from, messageId, subject, body, headers);
        Object ticket = letters.outcome(event).get("object_id");
        return ticket == null ? event : ((Number) ticket).longValue();
    }

    private static long id(Map<String, Object> ticket) {
        return ((Number) ticket.get("id")).longValue();
    }

    private List<String> text(Map<String, Object> ticket) {
        return letters.texts(id(ticket));
    }

    private void awaitRun(Map<String, Object> ticket) {
        Awaitility.await().atMost(Duration.ofSeconds(60)).until(() ->
                !db.sql("select 1 from run where object = 'ticket' and object_id = ?").param(ticket.get("id")).query(Integer.class).list().isEmpty());
    }
}
