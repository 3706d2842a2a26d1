package io.kenh.automation;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * Why an automation did something for a record, or why it did not.
 *
 * @param changeId   the change it is about; null when the record is looked at as it is now
 * @param changeKind created, updated …; null likewise
 * @param at         when that was
 * @param version    of the automation at that time
 * @param state      draft, active or paused at that time
 * @param wakes      whether its trigger answers to such a change
 * @param matches    whether filter and conditions held
 * @param filter     each clause of the filter
 * @param conditions each clause of the conditions
 * @param anyOf      whether one of the conditions is enough
 * @param actions    what each action did; empty when it did not run
 * @param faults     why it could not be activated today: limits of the edition, things it misses
 * @param others     the record's last changes, newest first, to ask about instead
 */
public record Explanation(long automationId, String automation, String object, long objectId, Verdict verdict, Long changeId, String changeKind,
                          Instant at, int version, String state, String trigger, boolean wakes, boolean matches, List<Seen> filter,
                          List<Seen> conditions, boolean anyOf, List<Did> actions, List<String> faults, List<Choice> others) {

    /** The first thing that decided. */
    public enum Verdict {
        /** It ran. */
        RAN,
        /** The record is of another kind than the automation watches. */
        OTHER_OBJECT,
        /** Nothing has happened to the record that the hub wrote down. */
        NO_CHANGE,
        /** The change waits for its turn. */
        WAITING,
        /** The change was given up; see the parked work. */
        PARKED,
        /** It was not active then. */
        NOT_ACTIVE,
        /** Its trigger does not answer to such a change. */
        OTHER_TRIGGER,
        /** Filter or conditions did not hold. */
        NOT_MET,
        /** Everything holds: at the change, though nothing ran, or on the record as it is now. */
        WOULD_RUN
    }

    /** One clause with the value it saw, null for none, and the value before the change. */
    public record Seen(String field, String operator, Object wanted, Object seen, Object before, boolean holds) { }

    /**
     * What one action did.
     *
     * @param outcome done, skipped, failed, or what the action said
     * @param reason  in words; null when there is nothing to say
     * @param due     when its message, or the action itself, may go on at the earliest; null when nothing waits
     * @param message id of the message it made, with its state and the reason of that state; null for none
     */
    public record Did(String action, String outcome, String reason, Instant due, Long message, String messageState, String messageReason) { }

    /** A change one can ask about, and whether the automation ran on it. */
    public record Choice(long changeId, String kind, Instant at, String cause, boolean ran, Map<String, Object> before) { }
}
