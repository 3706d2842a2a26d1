package io.kenh.console.subscription;

import io.kenh.console.Words;
import io.kenh.sync.Subscription;
import io.kenh.sync.WantedSubscription;
import java.util.Arrays;
import java.util.List;

/** A subscription as its form sends it; fields are written with commas or line breaks between, blank is nothing. */
record SubscriptionForm(String name, String outlet, String url, String connection, String topic, List<String> objects, List<String> kinds,
                        String fields, Boolean beginning) {

    static SubscriptionForm blank() {
        return new SubscriptionForm("", Subscription.WEBHOOK, "", "", "kenh.{object}", List.of(), List.of(), "", false);
    }

    /** @param connection name of the Kafka connection, or null */
    static SubscriptionForm of(Subscription now, String connection) {
        return new SubscriptionForm(now.name(), now.outlet(), now.url(), connection, now.topic(), now.objects(), now.kinds(),
                String.join(", ", now.fields()), false);
    }

    WantedSubscription wanted() {
        boolean webhook = Subscription.WEBHOOK.equals(outlet);
        return new WantedSubscription(name == null ? null : name.strip(), outlet, webhook ? text(url) : null, null, webhook ? null : text(connection),
                webhook ? null : text(topic), objects == null ? List.of() : objects, kinds == null ? List.of() : kinds,
                fields == null ? List.of() : Arrays.stream(fields.split("[,\\s]+")).filter(field -> !field.isEmpty()).distinct().toList());
    }

    private static String text(String typed) {
        return Words.blank(typed) ? null : typed.strip();
    }

    public boolean has(List<String> chosen, String one) {
        return chosen != null && chosen.contains(one);
    }
}
