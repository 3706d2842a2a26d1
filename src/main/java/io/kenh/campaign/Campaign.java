package io.kenh.campaign;

import java.time.LocalDate;
import java.util.List;

/**
 * Customers shared out among sellers, each with an opportunity that goes through the campaign's steps.
 *
 * @param kind       {@code long}, as long as the business runs, or {@code short}, with a last day
 * @param starts     first day in the hub's zone, or null
 * @param ends       last day, or null
 * @param object     {@code lead}, or {@code contact} for contacts and accounts
 * @param steps      stages of its opportunities, in order; never empty
 * @param managerId  member of staff, or null
 * @param sellers    ids of staff
 * @param distribute whether a new opportunity gets a seller at once, in turn; otherwise the manager shares them out
 */
public record Campaign(long id, String name, String kind, LocalDate starts, LocalDate ends, String object, List<String> steps,
                       Long managerId, List<Long> sellers, boolean distribute) {

    static final String LONG = "long";
    static final String SHORT = "short";

    public Campaign {
        steps = steps == null ? List.of() : List.copyOf(steps);
        sellers = sellers == null ? List.of() : List.copyOf(sellers);
    }

    /** Why nobody can be added on that day; null when somebody can. */
    public String closedOn(LocalDate day) {
        if (ends != null && day.isAfter(ends)) {
            return "the campaign '%s' ended on %s".formatted(name, ends);
        }
        return starts != null && day.isBefore(starts) ? "the campaign '%s' begins on %s".formatted(name, starts) : null;
    }

    /** Whether records of this kind belong into it. */
    public boolean takes(String kindOfRecord) {
        return object.equals(kindOfRecord) || object.equals("contact") && kindOfRecord.equals("account");
    }
}
