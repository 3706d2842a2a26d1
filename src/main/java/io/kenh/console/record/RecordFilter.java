package io.kenh.console.record;

import io.kenh.console.Where;
import io.kenh.console.Words;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;

/**
 * Which records a list shows; null and blank mean any.
 *
 * @param state status, or stage of an opportunity
 * @param owner {@code me}, {@code none} or the id of a member of staff
 * @param tag   one they have
 * @param from  first day on which they were made, as 2026-02-28 in the hub's zone
 * @param until last day
 */
record RecordFilter(String q, String state, String owner, String source, String tag, String from, String until) {

    public boolean isEmpty() {
        return Words.blank(q, state, owner) && !isFine();
    }

    /** Whether it asks for what stands behind "more filters". */
    public boolean isFine() {
        return !Words.blank(source, tag, from, until);
    }

    /** @param words which text is searched */
    Where where(Kind kind, String words, long me, ZoneId zone) {
        boolean people = kind == Kind.LEADS || kind == Kind.CONTACTS;
        Where where = new Where().and("r.%s = :state".formatted(kind.state()), "state", state)
                .and(Where.contains(words), "words", Where.pattern(people ? Words.asStored(q) : q))
                .and("r.source = :source", "source", kind == Kind.TASKS ? null : source)
                .and("r.tags @> array[:tag]::text[]", "tag", tag)
                .and("r.created >= :from", "from", start(from, 0, zone)).and("r.created < :until", "until", start(until, 1, zone));
        if ("none".equals(owner)) {
            return where.and("r.owner_id is null");
        }
        return where.and("r.owner_id = :owner", "owner", "me".equals(owner) ? (Long) me : id(owner));
    }

    private static Long id(String owner) {
        return owner != null && owner.matches("\\d{1,18}") ? Long.valueOf(owner) : null;
    }

    /** Null for what is no date. */
    private static OffsetDateTime start(String day, int later, ZoneId zone) {
        try {
            return Words.blank(day) ? null : LocalDate.parse(day).plusDays(later).atStartOfDay(zone).toOffsetDateTime();
        } catch (DateTimeException nonsense) {
            return null;
        }
    }
}
