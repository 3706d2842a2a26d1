package io.kenh.sync.publish;

import io.kenh.connector.Connections;
import io.kenh.crm.InvalidValue;
import io.kenh.crm.Wanted;
import io.kenh.sync.Subscription;
import io.kenh.sync.SubscriptionChoices;
import io.kenh.sync.WantedSubscription;
import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/** Which wishes can be met. */
@Component
public class Wishes {

    private static final int LONGEST = 100;
    private static final int MOST_FIELDS = 100;
    private static final int LEAST_KEY = 16;
    private static final Pattern TOPIC = Pattern.compile("(?:[A-Za-z0-9._-]|\\{object}){1,200}");
    private static final Pattern FIELD = Pattern.compile("(?:custom\\.)?[A-Za-z_][A-Za-z0-9_-]{0,99}");

    private final Destinations destinations;
    private final Connections connections;

    Wishes(Destinations destinations, Connections connections) {
        this.destinations = destinations;
        this.connections = connections;
    }

    /** @throws InvalidValue for the first that cannot */
    public void check(WantedSubscription wanted) {
        String name = wanted.name();
        refuse(name == null || name.isBlank() || name.length() > LONGEST || name.chars().anyMatch(Character::isISOControl), "name", name,
                Wanted.TEXT, String.valueOf(LONGEST));
        known("objects", wanted.objects(), SubscriptionChoices.OBJECTS);
        known("kinds", wanted.kinds(), SubscriptionChoices.KINDS);
        refuse(wanted.fields().size() > MOST_FIELDS || !wanted.fields().stream().allMatch(field -> FIELD.matcher(field).matches()), "fields",
                String.join(", ", wanted.fields()), Wanted.FIELD, "name, phone, custom.<name> …");
        switch (String.valueOf(wanted.outlet())) {
            case Subscription.WEBHOOK -> webhook(wanted);
            case Subscription.KAFKA -> kafka(wanted);
            default -> refuse(true, "outlet", wanted.outlet(), Wanted.CHOICE, "webhook, kafka");
        }
    }

    private void webhook(WantedSubscription wanted) {
        destinations.refusal(wanted.url()).ifPresent(wish -> refuse(true, "url", wanted.url(), Wanted.ADDRESS, wish));
        refuse(wanted.secret() != null && !isKey(wanted.secret()), "secret", "a secret", Wanted.SECRET, null);
    }

    private static boolean isKey(String secret) {
        try {
            return secret.startsWith("whsec_") && Base64.getDecoder().decode(secret.substring("whsec_".length())).length >= LEAST_KEY;
        } catch (IllegalArgumentException noBase64) {
            return false;
        }
    }

    private void kafka(WantedSubscription wanted) {
        boolean known = wanted.connection() != null && connections.byName(wanted.connection()).filter(c -> c.connector().equals("kafka")).isPresent();
        refuse(!known, "connection", wanted.connection(), Wanted.REFERENCE, "Kafka connection");
        refuse(wanted.topic() == null || !TOPIC.matcher(wanted.topic()).matches(), "topic", wanted.topic(), Wanted.TOPIC, null);
    }

    private static void known(String field, List<String> found, List<String> known) {
        found.stream().filter(one -> !known.contains(one)).findFirst()
                .ifPresent(one -> refuse(true, field, one, Wanted.CHOICES, String.join(", ", known)));
    }

    private static void refuse(boolean wrong, String field, Object found, Wanted wanted, String detail) {
        if (wrong) {
            throw new InvalidValue(field, found, wanted, detail);
        }
    }
}
