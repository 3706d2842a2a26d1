package io.kenh.ticket;

import static org.assertj.core.api.Assertions.assertThat;

import io.kenh.api.ApiTest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Whose mail it is: a customer's, a colleague's from a mailbox of his own, or somebody's who only says to be one of them. */
@ApiTest
class WhoWroteTest extends MailTest {

    @Test
    void what_a_colleague_answers_from_his_own_mailbox_is_an_answer_in_the_ticket() {
        long ticket = letters.ticket(letters.mail(customer, first, "Hỏi giá", "Bao nhiêu?", ""));

        long answer = letters.mail(colleague(), "<a." + customer + ">", "Re: Hỏi giá", "Dạ 100.000 đồng",
                "To: " + customer + "\r\nCc: support@kenh.example\r\nIn-Reply-To: " + first + "\r\n");

        assertThat(letters.ticket(answer)).isEqualTo(ticket);
        assertThat(letters.row(ticket)).containsEntry("status", "pending");
        assertThat(letters.decisions(answer)).containsExactly("reference", "customer", "outgoing");
        assertThat(message(answer)).containsEntry("direction", "out").containsEntry("author", "Khách");
    }

    @Test
    void a_conversation_that_a_colleague_begins_is_the_customers_and_is_not_acknowledged() {
        Map<String, Object> ticket = letters.row(letters.ticket(letters.mail(colleague(), "<b." + customer + ">", "Báo giá", "Xin gửi báo giá",
                "To: Lan <" + customer + ">\r\nCc: support@kenh.example\r\n")));

        assertThat(ticket).containsEntry("status", "pending").containsEntry("may_acknowledge", false).containsEntry("answer_to", customer);
        assertThat(db.sql("select email from contact where id = ?").param(ticket.get("contact_id")).query(String.class).single()).isEqualTo(customer);
    }

    @Test
    void our_mailboxes_do_not_make_each_other_customers() {
        long event = letters.mail("support@kenh.example", "<c." + customer + ">", "Chuyển việc", "Nhờ xem giúp", "");

        assertThat(letters.row(letters.ticket(event)).get("contact_id")).isNull();
    }

    @Test
    void a_form_that_our_web_site_sends_by_mail_is_of_whom_it_asks_to_answer() {
        long event = letters.mail("support@kenh.example", "<d." + customer + ">", "Biểu mẫu", "Tôi muốn mua", "Reply-To: " + customer + "\r\nTo: support@kenh.example\r\n");

        assertThat(letters.row(letters.ticket(event))).containsEntry("answer_to", customer);
        assertThat(message(event)).containsEntry("direction", "in").containsEntry("author", customer);
    }

    @Test
    void whom_our_mail_server_does_not_believe_writes_into_no_ticket_and_is_not_answered() {
        String mailbox = "checked" + System.nanoTime();
        connections.create(mailbox, "Checked", "mail-in", Map.of("address", mailbox + "@company.example", "checkedBy", "mx.company.example"));
        long ticket = letters.ticket(into(mailbox, first, ""));

        long forged = into(mailbox, "<f." + customer + ">", "Authentication-Results: MX.company.example; spf=pass smtp.mailfrom=a@x.example;\r\n dmarc=fail (p=none; dmarc=pass)\r\n");
        long otherServer = into(mailbox, "<g." + customer + ">", "Authentication-Results: mx.evil.example; dmarc=fail\r\n");
        long genuine = into(mailbox, "<h." + customer + ">", "Authentication-Results: mx.company.example; dmarc=pass\r\nAuthentication-Results: mx.company.example; dmarc=fail\r\n");

        assertThat(letters.row(letters.ticket(forged))).containsEntry("looks_like", ticket).containsEntry("may_acknowledge", false);
        assertThat(letters.decisions(forged)).containsExactly("reference", "unproven");
        assertThat(marks(forged)).containsExactly("forged");
        assertThat(List.of(letters.ticket(otherServer), letters.ticket(genuine))).containsOnly(ticket);
        assertThat(marks(genuine)).isEmpty();
    }

    @Test
    void what_a_mail_claims_about_its_protection_stands_beside_it() {
        long signed = letters.mail(customer, first, "Ký", "--x\r\nContent-Type: text/plain\r\n\r\nXin\r\n--x\r\nContent-Type: application/pgp-signature\r\n\r\nxx\r\n--x--",
                "Content-Type: multipart/signed; protocol=\"application/pgp-signature\"; boundary=x\r\n");
        long closed = letters.mail(customer, "<e." + customer + ">", "Kín", "MIAGCSqGSIb3DQEHA6CAMIACAQAxgg==",
                "Content-Type: application/pkcs7-mime; smime-type=enveloped-data; name=smime.p7m\r\nContent-Transfer-Encoding: base64\r\n");

        assertThat(marks(signed)).containsExactly("pgp.signed");
        assertThat(marks(closed)).containsExactly("smime.encrypted");
    }

    private long into(String mailbox, String id, String headers) {
        String cites = id.equals(first) ? "" : "In-Reply-To: " + first + "\r\nTo: a@company.example\r\n";
        return letters.raw(mailbox, customer, Letters.text(customer, id, "Hỏi giá", "Bao nhiêu?" + id, headers + cites).getBytes(StandardCharsets.UTF_8));
    }

    private String colleague() {
        return db.sql("select email from staff where active and email is not null order by id limit 1").query(String.class).single();
    }

    private Map<String, Object> message(long event) {
        return db.sql("select direction, author from ticket_message where event_id = ?").param(event).query().singleRow();
    }

    private List<String> marks(long event) {
        return db.sql("select unnest(marks) from ticket_message where event_id = ?").param(event).query(String.class).list();
    }
}
