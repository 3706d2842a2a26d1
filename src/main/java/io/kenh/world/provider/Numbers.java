package io.kenh.world.provider;

import io.kenh.world.dials.Dial.Receipts;
import java.util.Optional;

/** Numbers that decide for themselves, by their last three digits. */
enum Numbers {
    DELIVERED("000"), FAILED("001"), NO_RECEIPT("002"), BLOCKED("003"), RATE("004"), TIMEOUT("005"), ORDINARY("");

    private final String ending;

    Numbers(String ending) {
        this.ending = ending;
    }

    /** What a number decides; {@link #ORDINARY} for none, for shorter ones and for addresses that are no number. */
    static Numbers of(String to) {
        if (to != null && to.matches("\\+?[0-9]{9,15}")) {
            for (Numbers number : values()) {
                if (number != ORDINARY && to.endsWith(number.ending)) {
                    return number;
                }
            }
        }
        return ORDINARY;
    }

    /** The receipt this number wants, whatever the dials say; empty when they decide. */
    Optional<Receipts> receipt() {
        return switch (this) {
            case DELIVERED, TIMEOUT -> Optional.of(Receipts.delivered);
            case FAILED -> Optional.of(Receipts.failed);
            case NO_RECEIPT -> Optional.of(Receipts.none);
            default -> Optional.empty();
        };
    }
}
