package io.kenh.sync;

import io.kenh.connector.KeepsSeals;
import io.kenh.connector.Seals;
import io.kenh.connector.WebhookSignatures;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What webhooks are signed with. A secret that was replaced signs along for a while, so that no post is refused meanwhile. */
@Component
class SubscriptionSecrets implements KeepsSeals {

    private static final String PURPOSE = "subscription";

    private record Sealed(long id, String secret, String former) { }

    private final JdbcClient db;
    private final Seals seals;
    private final Duration overlap;
    private final Clock clock;

    SubscriptionSecrets(JdbcClient db, Seals seals, @Value("${kenh.webhooks.overlap:24h}") Duration overlap, Clock clock) {
        this.db = db;
        this.seals = seals;
        this.overlap = overlap;
        this.clock = clock;
    }

    /** As it is stored; a null secret stands for a new one. */
    String sealed(String secret) {
        return seals.seal(secret == null ? WebhookSignatures.newSecret() : secret, PURPOSE);
    }

    String present(long subscription) {
        return seals.open(row(subscription).secret(), PURPOSE)
                .orElseThrow(() -> new IllegalStateException("The secret of subscription %d was sealed with a key that is not here; put that key behind the present one in KENH_SECRET_KEY".formatted(subscription)));
    }

    /** The present one, and the former one as long as it signs along. */
    List<String> signing(long subscription) {
        Stream<String> former = Stream.ofNullable(row(subscription).former()).flatMap(sealed -> seals.open(sealed, PURPOSE).stream());
        return Stream.concat(Stream.of(present(subscription)), former).toList();
    }

    private Sealed row(long subscription) {
        return db.sql("select id, secret, case when former_until > ? then former_secret end as former from subscription where id = ?")
                .params(now(), subscription).query(Sealed.class).single();
    }

    /** Puts a secret in the place of the present one, which is the former one from then on. The same one again changes nothing. */
    void replace(long subscription, String secret) {
        if (!secret.equals(seals.open(row(subscription).secret(), PURPOSE).orElse(null))) {
            db.sql("update subscription set former_secret = secret, former_until = ?, secret = ?, updated = ? where id = ?")
                    .params(now().plus(overlap), sealed(secret), now(), subscription).update();
        }
    }

    void endFormer(long subscription) {
        db.sql("update subscription set former_secret = null, former_until = null, updated = ? where id = ?").params(now(), subscription).update();
    }

    @Override
    public void sealAgain() {
        db.sql("select id, secret, former_secret as former from subscription where secret is not null").query(Sealed.class).list().forEach(one -> {
            again(one.id(), "secret", one.secret());
            again(one.id(), "former_secret", one.former());
        });
    }

    private void again(long subscription, String column, String sealed) {
        if (sealed != null) {
            seals.again(sealed, PURPOSE).ifPresent(again -> db.sql("update subscription set %1$s = ? where id = ? and %1$s = ?".formatted(column))
                    .params(again, subscription, sealed).update());
        }
    }

    private OffsetDateTime now() {
        return OffsetDateTime.now(clock);
    }
}
