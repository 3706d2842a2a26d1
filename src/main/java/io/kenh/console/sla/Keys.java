package io.kenh.console.sla;

import java.text.Normalizer;
import java.util.Locale;
import java.util.function.Predicate;

/** Makes a key of what people call a thing: {@code Khách hàng vàng} → {@code khach-hang-vang}. */
final class Keys {

    private static final int MOST = 50;

    private Keys() {
    }

    /** @param taken whether a key is another's already */
    static String of(String title, Predicate<String> taken) {
        String plain = Normalizer.normalize(title.toLowerCase(Locale.ROOT).replace('đ', 'd'), Normalizer.Form.NFD).replaceAll("\\p{M}", "")
                .replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
        String key = plain.isEmpty() ? "sla" : plain.substring(0, Math.min(MOST, plain.length()));
        int number = 2;
        for (String next = key; ; next = key + "-" + number++) {
            if (!taken.test(next)) {
                return next;
            }
        }
    }
}
