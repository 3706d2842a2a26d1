package io.kenh.sla;

import io.kenh.calendar.WorkCalendar;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/** What keeps a {@link Book} from being reckoned with. */
final class BookFaults {

    /** Half a year of working days and nights: a promise beyond is none. */
    static final int MOST_MINUTES = 262_800;
    private static final int MOST_LEVELS = 20;
    private static final int MOST_PERCENT = 1_000;
    private static final int MOST_TITLE = 120;

    private final List<String> faults = new ArrayList<>();

    private BookFaults() {
    }

    static List<String> of(Book book) {
        BookFaults all = new BookFaults();
        all.twice("calendars", book.calendars(), WorkCalendar::key);
        all.twice("policies", book.policies(), Policy::key);
        book.calendars().forEach(calendar -> calendar.faults().forEach(fault -> all.faults.add("calendars.%s.%s".formatted(calendar.key(), fault))));
        book.policies().forEach(policy -> all.policy(policy, book));
        all.claims(book.policies());
        return all.faults;
    }

    private void policy(Policy policy, Book book) {
        String at = "policies." + policy.key();
        if (policy.key() == null || !policy.key().matches("[a-z0-9][a-z0-9-]{0,59}")) {
            add(at, "key", policy.key(), "small letters, digits and hyphens, at most 60");
        }
        if (policy.title() == null || policy.title().isBlank() || policy.title().length() > MOST_TITLE) {
            add(at, "title", policy.title(), "a name for people, at most %d characters".formatted(MOST_TITLE));
        }
        if (book.calendar(String.valueOf(policy.calendar())).isEmpty()) {
            add(at, "calendar", policy.calendar(), "one of " + book.calendars().stream().map(WorkCalendar::key).toList());
        }
        policy.targets().forEach((priority, target) -> target(at, priority, target));
        levels(at, policy);
    }

    private void target(String at, String priority, Target target) {
        if (!Policy.PRIORITIES.contains(priority)) {
            add(at, "targets", priority, "one of " + Policy.PRIORITIES);
        }
        for (Promise promise : Promise.values()) {
            Integer minutes = target.minutes(promise);
            if (minutes != null && (minutes < 1 || minutes > MOST_MINUTES)) {
                add(at, "targets.%s.%s".formatted(priority, promise.key()), minutes, "1 to %d working minutes, or none for no promise".formatted(MOST_MINUTES));
            }
        }
    }

    private void levels(String at, Policy policy) {
        if (policy.levels().size() > MOST_LEVELS) {
            add(at, "levels", policy.levels().size(), "at most " + MOST_LEVELS);
        }
        twice(at + ".levels", policy.levels(), level -> level.promise() + " " + level.mark());
        for (Level level : policy.levels()) {
            if (level.promise() == null || Math.abs((long) level.minutes()) > MOST_MINUTES) {
                add(at, "levels", level.promise() + " " + level.mark(), "response or resolution, with at most %d minutes".formatted(MOST_MINUTES));
            }
            if (level.percent() != null && (level.minutes() != 0 || level.percent() <= -100 || level.percent() > MOST_PERCENT)) {
                add(at, "levels.percent", level.mark(), "-99 to %d percent and no minutes".formatted(MOST_PERCENT));
            }
            if (level.forms().isEmpty() || !Level.FORMS.containsAll(level.forms())) {
                add(at, "levels.forms", level.forms(), "at least one of " + Level.FORMS);
            }
            if (level.to().isEmpty() || !level.to().stream().allMatch(Level::isRecipient)) {
                add(at, "levels.to", level.to(), "at least one of owner, group or a colleague such as staff:3");
            }
        }
    }

    private void claims(List<Policy> policies) {
        if (policies.stream().filter(Policy::standard).count() > 1) {
            faults.add("policies: found several that are standard, wanted at most one");
        }
        Set<Long> taken = new HashSet<>();
        policies.stream().flatMap(policy -> policy.groups().stream()).filter(group -> !taken.add(group))
                .forEach(group -> faults.add("policies.groups: found group %d in two policies, wanted it in one".formatted(group)));
    }

    private <T> void twice(String at, Collection<T> items, Function<T, Object> of) {
        Set<Object> seen = new HashSet<>();
        items.stream().map(of).filter(key -> !seen.add(key)).forEach(key -> faults.add("%s: found '%s' twice, wanted it once".formatted(at, key)));
    }

    private void add(String at, String field, Object found, String wanted) {
        faults.add("%s.%s: found %s, wanted %s".formatted(at, field, found == null ? "none" : "'" + found + "'", wanted));
    }
}
