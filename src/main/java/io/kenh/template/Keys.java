package io.kenh.template;

import java.util.Locale;

/** Names of templates in automations: they stand in files and addresses, so they are plain. */
final class Keys {

    private static final int LONGEST = 60;

    private Keys() {
    }

    static String of(String name) {
        String plain = Unaccented.of(name).toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-+", "");
        String key = (plain.length() > LONGEST ? plain.substring(0, LONGEST) : plain).replaceAll("-+$", "");
        return key.isEmpty() ? "template" : key;
    }

    static String checked(String key) {
        if (!key.matches("[a-z0-9][a-z0-9-]{0,79}")) {
            throw new IllegalArgumentException("key: found '%s', wanted lower-case letters, digits and hyphens".formatted(key));
        }
        return key;
    }
}
