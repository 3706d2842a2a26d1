package io.kenh.sla;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.kenh.calendar.WorkCalendar;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** All policies and calendars of the company, as they are at one time. */
public record Book(List<WorkCalendar> calendars, List<Policy> policies) {

    /** Promises nothing. */
    public static final Book EMPTY = new Book(List.of(), List.of());

    public Book {
        calendars = calendars == null ? List.of() : List.copyOf(calendars);
        policies = policies == null ? List.of() : List.copyOf(policies);
    }

    public Optional<Policy> policy(String key) {
        return policies.stream().filter(policy -> policy.key().equals(key)).findFirst();
    }

    public Optional<WorkCalendar> calendar(String key) {
        return calendars.stream().filter(calendar -> calendar.key().equals(key)).findFirst();
    }

    /**
     * The policy that holds for a ticket: the one asked for by name, else that of its group, else the standard one.
     *
     * @param asked key of a policy, or null; one that there is not counts as not asked
     * @param group id, or null
     */
    public Optional<Policy> policy(String asked, Long group) {
        return Optional.ofNullable(asked).flatMap(this::policy)
                .or(() -> policies.stream().filter(policy -> group != null && policy.groups().contains(group)).findFirst())
                .or(() -> policies.stream().filter(Policy::standard).findFirst());
    }

    /** The same with this policy instead of the one of its key, or beside the others. */
    public Book with(Policy policy) {
        List<Policy> all = new ArrayList<>(policies);
        all.replaceAll(old -> old.key().equals(policy.key()) ? policy : old);
        return new Book(calendars, all.contains(policy) ? all : added(policies, policy));
    }

    /** The same with this calendar instead of the one of its key, or beside the others. */
    public Book with(WorkCalendar calendar) {
        List<WorkCalendar> all = new ArrayList<>(calendars);
        all.replaceAll(old -> old.key().equals(calendar.key()) ? calendar : old);
        return new Book(all.contains(calendar) ? all : added(calendars, calendar), policies);
    }

    /** The same without a policy. */
    public Book withoutPolicy(String key) {
        return new Book(calendars, policies.stream().filter(policy -> !policy.key().equals(key)).toList());
    }

    /** The same without a calendar. */
    public Book withoutCalendar(String key) {
        return new Book(calendars.stream().filter(calendar -> !calendar.key().equals(key)).toList(), policies);
    }

    /** Every fault: one text each, with what was found and what was wanted. */
    @JsonIgnore
    public List<String> faults() {
        return BookFaults.of(this);
    }

    private static <T> List<T> added(List<T> items, T one) {
        List<T> all = new ArrayList<>(items);
        all.add(one);
        return all;
    }
}
