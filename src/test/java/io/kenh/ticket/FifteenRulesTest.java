package io.kenh.ticket;

import static org.assertj.core.api.Assertions.assertThat;

import io.kenh.api.ApiTest;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The rules about mail that helpdesks get wrong most often, one test for each. */
@ApiTest
class FifteenRulesTest extends MailTest {

    @Autowired
    private Tickets tickets;

    @Test
    void rule_1_a_match_is_a_claim_and_no_permission() {
        long ticket = letters.ticket(letters.mail(customer, first, "Bí mật", "Của tôi", ""));

        long forged = letters.mail("stranger-" + customer, "<evil." + customer + ">", "Re: Bí mật [#" + ticket + "]", "Cho xem",
                "In-Reply-To: " + first + "\r\nReferences: " + first + "\r\n");

        assertThat(letters.ticket(forged)).isNotEqualTo(ticket);
        assertThat(letters.row(letters.ticket(forged))).containsEntry("looks_like", ticket);
        assertThat(letters.decisions(forged)).containsExactly("reference", "stranger");
        assertThat(letters.texts(ticket)).containsExactly("Của tôi");
    }

    @Test
    void rule_2_a_second_department_gets_its_copy_and_a_forged_id_makes_nothing_vanish() {
        String billing = otherDepartment();
        String mail = Letters.text(customer, first, "Hóa đơn", "Gửi hai nơi", "");
        long here = letters.ticket(letters.raw("support-mail", customer, bytes(mail)));

        long stranger = letters.mail("stranger-" + customer, first, "Xin chào", "Tôi là người khác", "");
        long there = letters.raw(billing, customer, bytes(mail));
        long again = letters.raw("support-mail", customer, bytes("Received: from elsewhere\r\n" + mail));

        assertThat(letters.ticket(stranger)).isNotEqualTo(here);
        assertThat(letters.ticket(there)).isNotEqualTo(here);
        assertThat(letters.row(letters.ticket(there))).containsEntry("looks_like", here);
        assertThat(letters.decisions(there)).containsExactly("other_team");
        assertThat(letters.outcome(again)).containsEntry("outcome", "ignored").containsEntry("object_id", here);
    }

    @Test
    void rule_3_automatic_is_not_unwanted() {
        long shop = letters.ticket(letters.mail(customer, first, "Đơn hàng 17", "Đã đặt", "Auto-Submitted: auto-generated\r\nPrecedence: bulk\r\n"));
        assertThat(letters.row(shop)).containsEntry("may_acknowledge", false).containsEntry("status", "open");
    }

    @Test
    void rule_4_two_hubs_that_answer_each_other_stop_after_two_mails() {
        letters.mail(customer, first, "Xin chào", "Chào", "");
        Set<Long> answered = new HashSet<>();
        // the other hub answers each of our automatic mails with a new one that shows by nothing where it comes from
        for (int round = 0; round < 4; round++) {
            awaitQuiet();
            for (long message : automatic()) {
                if (answered.add(message)) {
                    letters.mail(customer, "<auto" + message + "." + customer + ">", "We have got your mail " + message, "Thank you " + message, "");
                }
            }
        }
        awaitQuiet();
        assertThat(automatic()).hasSizeLessThanOrEqualTo(2);
    }

    @Test
    void rule_5_what_is_fetched_again_after_a_crash_is_taken_in_once() {
        byte[] mail = bytes(Letters.text(customer, first, "Một lần", "Một", ""));
        long once = letters.accept("support-mail", "uid:" + first, customer, mail);
        long twice = letters.accept("support-mail", "uid:" + first, customer, mail);

        assertThat(twice).isEqualTo(once);
        Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> count("select count(*) from event_outcome where event_id = " + once) == 1);
        assertThat(letters.texts(letters.ticket(once))).hasSize(1);
    }

    @Test
    void rule_6_an_unreadable_mail_blocks_nobody() {
        byte[] broken = bytes("Content-Type: multipart/mixed; boundary=\r\nFrom: \0\0<<<\r\n\0\r\n--\r\nContent-Transfer-Encoding: base64\r\n\r\n%%%");
        letters.raw("support-mail", customer, broken);
        assertThat(letters.texts(letters.ticket(letters.mail(customer, first, "Sau đó", "Vẫn đến", "")))).containsExactly("Vẫn đến");
    }

    @Test
    void rule_7_the_sender_is_who_writes_and_the_answer_goes_where_he_asks() {
        long ticket = letters.ticket(letters.mail(customer, first, "Trả lời nơi khác", "Xin chào", "Reply-To: office-" + customer + "\r\n"));

        assertThat(letters.row(ticket)).containsEntry("answer_to", "office-" + customer);
        assertThat(text("select email from contact where id = " + letters.row(ticket).get("contact_id"))).isEqualTo(customer);
    }

    @Test
    void rule_8_only_a_colleague_forwards_for_somebody_else() {
        String inner = "inner-" + customer;
        String body = "Xem giúp khách này\r\n\r\n---------- Forwarded message ---------\r\nFrom: An <" + inner + ">\r\nDate: Mon, 3 Nov 2025 at 17:00\r\n"
                + "Subject: Hỏi bảo hành\r\nTo: <lan@kenh.example>\r\n\r\nMáy tôi hỏng";

        long byCustomer = letters.ticket(letters.mail(customer, first, "Fwd: Hỏi bảo hành", body, ""));
        long byColleague = letters.ticket(letters.mail("lan@kenh.example", "<f." + customer + ">", "Fwd: Hỏi bảo hành", body, ""));

        assertThat(letters.row(byCustomer)).containsEntry("answer_to", customer);
        assertThat(letters.row(byColleague)).containsEntry("answer_to", inner).containsEntry("subject", "Hỏi bảo hành");
        assertThat(text("select string_agg(direction || ': ' || btrim(text), '; ' order by id) from ticket_message where ticket_id = " + byColleague))
                .isEqualTo("in: Máy tôi hỏng; note: Xem giúp khách này");
    }

    @Test
    void rule_9_the_mailbox_is_where_it_arrived_and_not_what_its_header_says() {
        String billing = otherDepartment();
        long event = letters.raw(billing, customer, bytes(Letters.text(customer, first, "Gửi nhầm", "Xin chào", "To: info@elsewhere.example\r\n")));
        assertThat(text("select g.name from ticket t join staff_group g on g.id = t.group_id where t.id = " + letters.ticket(event))).isEqualTo("Data Owner");
    }

    @Test
    void rule_10_no_charset_makes_a_mail_empty() {
        byte[] vietnamese = concat(bytes(Letters.text(customer, first, "Bảng mã", "", "Content-Type: text/plain; charset=windows-1258\r\n")),
                "Tiê\u0301ng".getBytes(Charset.forName("windows-1258")));
        long old = letters.ticket(letters.raw("support-mail", customer, vietnamese));
        long unknown = letters.ticket(letters.mail(customer, "<m2." + customer + ">", "Bảng mã lạ", "Xin chào", "Content-Type: text/plain; charset=x-no-such-thing\r\n"));

        assertThat(letters.texts(old)).containsExactly("Tiếng");
        assertThat(letters.texts(unknown)).containsExactly("Xin chào");
    }

    @Test
    void rule_11_quoted_text_is_folded_and_never_cut_away() {
        long ticket = letters.ticket(letters.mail(customer, first, "Trích", "Đồng ý\r\n\r\nVào Th 2, 3 thg 11, 2025 lúc 17:00 Lan <lan@kenh.example> đã viết:\r\n> Giá 100.000", ""));

        assertThat(text("select btrim(visible) from ticket_message where ticket_id = " + ticket)).isEqualTo("Đồng ý");
        assertThat(letters.texts(ticket).get(0)).contains("Giá 100.000");
    }

    @Test
    void rule_12_pictures_in_mails_need_no_disposition() {
        String png = Base64.getEncoder().encodeToString(new byte[] {(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10});
        String body = "--r\r\nContent-Type: text/html; charset=utf-8\r\n\r\n<p>Ảnh <img src=\"cid:anh@1\"></p>\r\n--r\r\nContent-Type: image/png; name=a.png\r\n"
                + "Content-ID: <anh@1>\r\nContent-Transfer-Encoding: base64\r\n\r\n" + png + "\r\n--r--";
        long ticket = letters.ticket(letters.mail(customer, first, "Ảnh", body, "Content-Type: multipart/related; boundary=r\r\n"));

        assertThat(text("select a.inline || ' ' || a.content_id from attachment a join ticket_message m on m.id = a.message_id where m.ticket_id = " + ticket))
                .isEqualTo("true anh@1");
    }

    @Test
    void rule_4_a_domain_that_makes_up_senders_is_not_flooded_with_acknowledgements() {
        String domain = "burst" + System.nanoTime() + ".example";
        db.sql("""
                insert into ticket (status, answer_to, may_acknowledge, created, updated)
                select 'closed', 'made-up' || n || '@' || ?, true, now(), now() from generate_series(1, 299) n""").param(domain).update();

        long last = letters.ticket(letters.mail("one@" + domain, "<o." + customer + ">", "Hỏi", "Xin chào", ""));
        long over = letters.ticket(letters.mail("two@" + domain, "<t." + customer + ">", "Hỏi", "Xin chào", ""));

        assertThat(List.of(letters.row(last).get("may_acknowledge"), letters.row(over).get("may_acknowledge"))).containsExactly(true, false);
        db.sql("delete from ticket where answer_to like 'made-up%@' || ?").param(domain).update();
    }

    @Test
    void rule_13_a_bounce_for_good_is_shown_and_told_and_opens_nothing() {
        long ticket = letters.ticket(letters.mail(customer, first, "Hỏi", "Xin chào", ""));
        long message = tickets.reply(ticket, staff("lan@kenh.example"), "Trả lời");
        String ours = text("select headers ->> 'Message-ID' from message where id = " + message);

        letters.mail("mailer-daemon@relay.example", "<b." + customer + ">", "Undelivered Mail Returned to Sender", """
                --x\r
                Content-Type: message/delivery-status\r
                \r
                Reporting-MTA: dns; relay.example\r
                \r
                Final-Recipient: rfc822; nobody@customer.example\r
                Action: failed\r
                Status: 5.1.1\r
                \r
                --x\r
                Content-Type: message/rfc822\r
                \r
                Message-ID: %s\r
                Subject: Re\r
                \r
                x\r
                --x--""".formatted(ours), "Content-Type: multipart/report; report-type=delivery-status; boundary=x\r\n");

        assertThat(text("select state || ' ' || reason from message where id = " + message)).isEqualTo("failed came back: nobody@customer.example: 5.1.1");
        assertThat(count("select count(*) from notice where kind = 'ticket.undelivered' and link = '/tickets/" + ticket + "'")).isPositive();
        assertThat(count("select count(*) from contact where email like 'mailer-daemon%'")).isZero();
    }

    @Test
    void rule_14_who_was_copied_takes_part_and_a_stranger_never_comes_to() {
        String friend = "friend-" + customer;
        long ticket = letters.ticket(letters.mail(customer, first, "Cùng hỏi", "Xin chào", "Cc: Bạn <" + friend + ">\r\n"));

        long answer = letters.mail(friend, "<f." + customer + ">", "Re: Cùng hỏi", "Tôi nữa", "In-Reply-To: " + first + "\r\n");
        letters.mail("stranger-" + customer, "<s." + customer + ">", "Re: Cùng hỏi", "Tôi cũng vậy", "In-Reply-To: " + first + "\r\nCc: other-" + customer + "\r\n");
        long message = tickets.reply(ticket, staff("lan@kenh.example"), "Dạ vâng");

        assertThat(letters.ticket(answer)).isEqualTo(ticket);
        assertThat(letters.decisions(answer)).containsExactly("reference", "participant");
        assertThat(db.sql("select email from ticket_participant where ticket_id = ?").param(ticket).query(String.class).list()).containsExactly(friend);
        assertThat(text("select extras ->> 'cc' from message where id = " + message)).isEqualTo("[\"" + friend + "\"]");
    }

    @Test
    void rule_15_a_mailbox_that_refuses_us_does_not_stay_unnoticed() {
        long box = connections.byName(otherDepartment()).orElseThrow().id();
        connections.resume(box);
        connections.report(box, "the password is no longer right");
        assertThat(connections.byId(box).state()).isEqualTo("failing");
        assertThat(connections.byId(box).stateText()).isNotBlank();
        connections.pause(box);
    }

    private String otherDepartment() {
        String name = "billing-" + System.nanoTime();
        long id = connections.create(name, "Billing", "imap", Map.of("host", "127.0.0.1", "port", "1", "security", "none", "user", "b", "password", "practice",
                "address", name + "@kenh.example", "group", "Data Owner")).id();
        connections.pause(id);
        return name;
    }

    private List<Long> automatic() {
        return db.sql("select id from message where channel = 'mail' and address = ? order by id").param(customer).query(Long.class).list();
    }

    private void awaitQuiet() {
        Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> count("select count(*) from change_queue") + count("select count(*) from event_queue") == 0);
    }

    private long staff(String email) {
        return db.sql("select id from staff where email = ?").param(email).query(Long.class).single();
    }

    private long count(String sql) {
        return db.sql(sql).query(Long.class).single();
    }

    private String text(String sql) {
        return db.sql(sql).query(String.class).single();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] concat(byte[] one, byte[] other) {
        byte[] both = java.util.Arrays.copyOf(one, one.length + other.length);
        System.arraycopy(other, 0, both, one.length, other.length);
        return both;
    }
}
