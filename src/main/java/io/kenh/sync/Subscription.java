package io.kenh.sync;

import java.time.Instant;
import java.util.List;

/**
 * A program that hears of changes.
 *
 * @param outlet      {@link #WEBHOOK} or {@link #KAFKA}
 * @param url         where a webhook is posted to; else null
 * @param connection  row id of the connection to the Kafka cluster; else null
 * @param topic       may hold {@code {object}}; null for a webhook
 * @param objects     kinds of record; empty: all
 * @param kinds       kinds of change; empty: all
 * @param fields      told of a record, and the ones whose change is told; empty: all
 * @param active      false while a person has paused it
 * @param position    id of the last change that was read
 * @param failures    one after the other, without a success between
 * @param retryAt     the receiver is left alone until then; null: it is not
 * @param trouble     what went wrong last; null as long as nothing did
 * @param delivered   how many it has got
 * @param deliveredAt when it got the last one, or null
 * @param formerUntil how long posts are signed with the former secret too; may be over, or null
 */
public record Subscription(long id, String name, String outlet, String url, Long connection, String topic, List<String> objects,
                           List<String> kinds, List<String> fields, boolean active, long position, int failures, Instant retryAt,
                           String trouble, Instant troubleAt, long delivered, Instant deliveredAt, Instant created,
                           Instant formerUntil) {

    public static final String WEBHOOK = "webhook";
    public static final String KAFKA = "kafka";

    /** So many failures, one after the other, and the receiver is left alone for a while. */
    public static final int MOST_FAILURES = 5;

    /** Whether the receiver is left alone because it failed too often. */
    public boolean isBroken() {
        return failures >= MOST_FAILURES;
    }

    /** {@code paused}, {@code failing} or {@code ok}. */
    public String state() {
        return !active ? "paused" : isBroken() ? "failing" : "ok";
    }
}
