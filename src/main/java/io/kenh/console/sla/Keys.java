package io.kenh.console.sla;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;

/** Keys of policies and calendars, made of what people call them: {@code Khách hàng vàng} → {@code khach-hang-vang}. */
final class Keys {

    /** Stands in addresses for what has no key yet. */
    static final String NEW = "new";
    private static final List<String> RESERVED = List.of(NEW, "preview");
    private static final int MOST = 50;

    private Keys() {
    }

    /**
     * The key itself, and for {@link #NEW} one made of the title.
     *
     * @param taken whether a key is another's already
     */
    static String of(String key, String title, Predicate<String> taken) {
        return key.equals(NEW) ? made(title, taken) : key;
    }

    private static String made(String title, Predicate<String> taken) {
        String plain = Normalizer.normalize(title.toLowerCase(Locale.ROOT).replace('đ', 'd'), Normalizer.Form.NFD).replaceAll("\\p{M}", "")
                .replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
        String key = plain.isEmpty() ? "sla" : plain.substring(0, Math.min(MOST, plain.length()));
        int number = 2;
        for (String next = key; ; next = key + "-" + number++) {
            if (!taken.test(next) && !RESERVED.contains(next)) {
                return next;
            }
        }
    }
}
