package io.kenh.ticket;

import static org.assertj.core.api.Assertions.assertThat;

import io.kenh.api.ApiTest;
import io.kenh.connector.Connections;
import io.kenh.crm.identity.Identity;
import io.kenh.event.Arrival;
import io.kenh.event.InboundEvent;
import io.kenh.event.InboundEvent.Kind;
import io.kenh.intake.Intake;
import io.kenh.platform.Blobs;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Mails that come in one wave end exactly as if they had come one by one. */
@ApiTest
class MailWaveTest {

    private static final AtomicInteger NUMBER = new AtomicInteger();

    @Autowired
    private Intake intake;
    @Autowired
    private Identity identity;
    @Autowired
    private Tickets tickets;
    @Autowired
    private Blobs blobs;
    @Autowired
    private Connections connections;
    @Autowired
    private JdbcClient db;
    @Autowired
    private TransactionTemplate transactions;

    private final String company = "wave" + NUMBER.incrementAndGet() + "-" + System.nanoTime() + ".example";

    /** Who writes, which mail it is, and which it answers; {@code -1} for none. */
    private record Mail(int person, int number, int answers) { }

    @Test
    void a_wave_of_strangers_opens_a_ticket_each_and_is_shared_out_in_turn() {
        List<Map<String, Object>> made = receive(IntStream.range(0, 40).mapToObj(i -> new Mail(i, i, -1)).toList(), 40);

        assertThat(made).allSatisfy(ticket -> assertThat(ticket).containsEntry("outcome", "ticket.created").containsEntry("messages", 1L));
        Map<Object, Long> owners = made.stream().collect(Collectors.groupingBy(t -> t.get("owner_id"), Collectors.counting()));
        assertThat(Collections.max(owners.values()) - Collections.min(owners.values())).isLessThanOrEqualTo(1);
        assertThat(made.stream().map(t -> t.get("contact_owner"))).isEqualTo(made.stream().map(t -> t.get("owner_id")).toList());
    }

    @Test
    void waves_and_single_mails_come_to_the_same_end() {
        for (int seed = 0; seed < 12; seed++) {
            List<Mail> mails = conversation(new Random(seed), 30);
            assertThat(shape(receive(mails, 30))).as("seed " + seed).isEqualTo(shape(receive(mails, 1)));
        }
    }

    /** People who begin, answer themselves, answer others and send the same mail again. */
    private static List<Mail> conversation(Random random, int length) {
        List<Mail> mails = new ArrayList<>();
        for (int i = 0; i < length; i++) {
            boolean again = i > 0 && random.nextInt(8) == 0;
            mails.add(again ? mails.get(random.nextInt(i)) : new Mail(random.nextInt(6), i, i > 0 && random.nextInt(3) > 0 ? random.nextInt(i) : -1));
        }
        return mails;
    }

    /** What became of each mail, with tickets numbered in the order in which they appear. */
    private static List<String> shape(List<Map<String, Object>> made) {
        List<Object> seen = made.stream().map(ticket -> ticket.get("id")).distinct().toList();
        return made.stream().map(t -> "%s %s %s %s".formatted(t.get("outcome"), seen.indexOf(t.get("id")), t.get("may_acknowledge"), t.get("messages"))).toList();
    }

    /** One row for each mail: its outcome and its ticket. */
    private List<Map<String, Object>> receive(List<Mail> mails, int atOnce) {
        String domain = NUMBER.incrementAndGet() + "." + company;
        List<Arrival> arrivals = mails.stream().map(mail -> arrival(mail, domain)).toList();
        for (int from = 0; from < arrivals.size(); from += atOnce) {
            List<Arrival> wave = arrivals.subList(from, Math.min(from + atOnce, arrivals.size()));
            transactions.executeWithoutResult(tx -> {
                intake.read(wave);
                identity.resolve(wave);
                tickets.receive(wave);
            });
        }
        return arrivals.stream().map(this::row).toList();
    }

    private Map<String, Object> row(Arrival arrival) {
        Map<String, Object> row = db.sql("""
                select t.id, t.owner_id, t.may_acknowledge, c.owner_id as contact_owner,
                       (select count(*) from ticket_message m where m.ticket_id = t.id) as messages
                from ticket t left join contact c on c.id = t.contact_id where t.id = ?""").param(arrival.outcome().objectId()).query().singleRow();
        row.put("outcome", arrival.outcome().what());
        return row;
    }

    private Arrival arrival(Mail mail, String domain) {
        String raw = "From: Khach <p%1$d@%3$s>\r\nTo: support@kenh.example\r\nSubject: Hoi %2$d\r\nMessage-ID: <m%2$d@%3$s>\r\n"
                .formatted(mail.person(), mail.number(), domain)
                + (mail.answers() < 0 ? "" : "In-Reply-To: <m%d@%s>\r\n".formatted(mail.answers(), domain))
                + "Received: by number %d\r\nContent-Type: text/plain\r\n\r\nXin chao\r\n".formatted(NUMBER.incrementAndGet());
        byte[] sha = blobs.keep(raw.getBytes(StandardCharsets.UTF_8));
        long connection = connections.byName("support-mail").orElseThrow().id();
        long id = db.sql("""
                insert into event (connection_id, external_id, kind, lane, payload, blob, at) values (?, ?, 'message', 'wave', '{}', ?, now())
                returning id""").params(connection, "wave:" + NUMBER.incrementAndGet() + company, sha).query(Long.class).single();
        return new Arrival(new InboundEvent(id, connection, "wave:" + id, Kind.MESSAGE, "wave", Map.of(), HexFormat.of().formatHex(sha), Instant.now()));
    }
}
