package io.kenh.world.journal;

import java.util.Arrays;

/**
 * Which arrivals are asked for.
 *
 * @param connector the provider, or null for all
 * @param to        a number in any spelling, a mail address or a user id; null for all
 */
public record Filter(String connector, String to) {

    /** Digits that tell one Vietnamese number from another, whatever stands before them: 0, 84 or +84. */
    private static final int SUBSCRIBER = 9;

    boolean takes(Received item) {
        return (connector == null || connector.equals(item.connector())) && (to == null || isTo(item.to()));
    }

    private boolean isTo(String recipients) {
        return recipients != null
                && Arrays.stream(recipients.split(",")).anyMatch(one -> same(one.strip(), to.strip()));
    }

    private static boolean same(String one, String other) {
        return one.equalsIgnoreCase(other)
                || isNumber(one) && isNumber(other) && subscriber(one).equals(subscriber(other));
    }

    private static boolean isNumber(String text) {
        return text.matches("\\s*\\+?[0-9 .-]{9,20}");
    }

    private static String subscriber(String number) {
        String digits = number.replaceAll("\\D", "");
        return digits.substring(Math.max(0, digits.length() - SUBSCRIBER));
    }
}
