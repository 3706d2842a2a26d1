package io.kenh.intake;

import io.kenh.connector.Answer;
import io.kenh.connector.Caller;
import io.kenh.connector.Connection;
import io.kenh.connector.Connections;
import io.kenh.connector.Outgoing;
import java.security.SecureRandom;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Finds out whether mail to a company's address really comes to the hub: sends one there and sees it arrive. A trial mail is
 * no customer's; its event is closed without a ticket.
 */
@Component
public class ForwardingChecks {

    /** How the last trial went. */
    public enum Verdict { WAITING, WORKS, LATE, NOT_SENT }

    /**
     * @param address where the trial mail was sent to
     * @param took    from sending to arrival; null as long as it did not arrive
     * @param trouble why it could not be sent, or null
     */
    public record Check(Verdict verdict, String address, Instant sent, Duration took, String trouble) { }

    /** After this a trial counts as failed, though a mail that comes later still counts as arrived. */
    public static final Duration PATIENCE = Duration.ofMinutes(10);

    /** Not where an answer to it would have it: answers are people's words. */
    private static final Pattern TOKEN = Pattern.compile("(?im)^(?:subject:[ \\t]*Kenh: |message-id:[ \\t]*<)kenh-trial-([0-9a-f]{32})");
    private static final String TEXT = """
            Thư này kiểm tra việc chuyển tiếp về Kênh. Bạn có thể xóa thư.

            This mail tries out the forwarding to Kenh. You may delete it.
            """;

    private final JdbcClient db;
    private final Connections connections;
    private final Caller caller;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    ForwardingChecks(JdbcClient db, Connections connections, Caller caller, Clock clock) {
        this.db = db;
        this.connections = connections;
        this.caller = caller;
        this.clock = clock;
    }

    /** The last trial of each connection that had one. */
    public Map<Long, Check> all() {
        return db.sql("select connection_id, address, sent, arrived, trouble from forwarding_check").query((row, i) -> Map.entry(row.getLong(1),
                check(row.getString(2), row.getTimestamp(3).toInstant(), Optional.ofNullable(row.getTimestamp(4)).map(Timestamp::toInstant)
                        .orElse(null), row.getString(5)))).list().stream().collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private Check check(String address, Instant sent, Instant arrived, String trouble) {
        boolean late = sent.plus(PATIENCE).isBefore(clock.instant());
        Verdict verdict = arrived != null ? Verdict.WORKS : trouble != null ? Verdict.NOT_SENT : late ? Verdict.LATE : Verdict.WAITING;
        return new Check(verdict, address, sent, arrived == null ? null : Duration.between(sent, arrived), trouble);
    }

    /** Whether mail is expected at the connection, so that a trial makes sense. */
    public static boolean concerns(Connection connection) {
        return !MailContexts.address(connection).isBlank();
    }

    /** Sends a trial mail to the connection's address; takes as long as the mail server does. */
    public void start(Connection connection) {
        byte[] bytes = new byte[16];
        random.nextBytes(bytes);
        String token = HexFormat.of().formatHex(bytes);
        String address = MailContexts.address(connection);
        db.sql("""
                insert into forwarding_check (connection_id, token, address, sent) values (?, ?, ?, ?)
                on conflict (connection_id) do update set token = excluded.token, address = excluded.address, sent = excluded.sent,
                  arrived = null, trouble = null""").params(connection.id(), token, address, OffsetDateTime.now(clock)).update();
        send(address, token).ifPresent(trouble -> db.sql("update forwarding_check set trouble = ? where token = ?").params(trouble, token).update());
    }

    /** Answers why it could not be sent. */
    private Optional<String> send(String address, String token) {
        Optional<Connection> by = connections.firstActive("mail.send");
        if (by.isEmpty()) {
            return Optional.of("no connection sends mail; add one");
        }
        String mark = "kenh-trial-" + token;
        Answer answer = caller.call(by.get(), new Outgoing(0, mark, "mail", address, null, "Kenh: " + mark, TEXT, null,
                Map.of("Message-ID", "<" + mark + "@" + domain(by.get()) + ">", "Auto-Submitted", "auto-generated"), null));
        return answer.isAccepted() || answer.isUnknown() ? Optional.empty() : Optional.of(String.valueOf(answer.text()));
    }

    private static String domain(Connection sender) {
        return sender.setting("fromAddress", "kenh.invalid").replaceFirst(".*@", "");
    }

    /** Whether a mail is one of our trial mails; notes its arrival when it came to the connection that it was meant for. */
    boolean isTrial(Connection connection, String header) {
        Matcher token = TOKEN.matcher(header);
        if (!token.find()) {
            return false;
        }
        db.sql("update forwarding_check set arrived = coalesce(arrived, ?) where token = ? and connection_id = ?")
                .params(OffsetDateTime.now(clock), token.group(1), connection.id()).update();
        return db.sql("select count(*) from forwarding_check where token = ?").param(token.group(1)).query(Long.class).single() > 0;
    }
}
