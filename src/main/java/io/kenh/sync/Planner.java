package io.kenh.sync;

import io.kenh.connector.CrmRow;
import java.math.BigInteger;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Decides what rows lead to. Pure: it reads and writes nothing, and the same rows and facts always lead to the same. */
final class Planner {

    private static final String MARK = "kenh-";

    private final SyncMapping mapping;
    private final Facts facts;
    private final Set<Long> taken;
    private final Map<String, Long> fresh;
    private final boolean asks;
    private final boolean thorough;

    /**
     * What earlier rows were decided to lead to, where it is not written yet.
     *
     * @param taken records that have become theirs
     * @param fresh matching values of records that would be made
     */
    record Memory(Set<Long> taken, Map<String, Long> fresh) {
    }

    /** @param asks whether a row that looks like a record which has one is to be read first: lists may show what is gone already */
    Planner(SyncMapping mapping, Facts facts, boolean asks) {
        this(mapping, facts, new Memory(new HashSet<>(), new HashMap<>()), asks, false);
    }

    /** For one who does nothing of it, and has no list of what has changed here: rows that did not change are looked at too. */
    Planner(SyncMapping mapping, Facts facts, Memory memory) {
        this(mapping, facts, memory, false, true);
    }

    private Planner(SyncMapping mapping, Facts facts, Memory memory, boolean asks, boolean thorough) {
        this.mapping = mapping;
        this.facts = facts;
        this.taken = memory.taken();
        this.fresh = memory.fresh();
        this.asks = asks;
        this.thorough = thorough;
        taken.addAll(facts.taken());
    }

    /** What a row carries so that we know our own record in it. */
    static String mark(SyncMapping mapping, long recordId) {
        return MARK + mapping.record().key() + "-" + recordId;
    }

    /** The record that a row is marked with; null for none. */
    static Long marked(SyncMapping mapping, CrmRow row) {
        String start = MARK + mapping.record().key() + "-";
        String rest = row.marker() == null || !row.marker().startsWith(start) ? "" : row.marker().substring(start.length());
        return rest.matches("\\d{1,18}") ? Long.valueOf(rest) : null;
    }

    /** What a record and its row agree on before they have met: what a row that we made does not show was empty then. */
    static Map<String, Object> agreed(SyncMapping mapping, CrmRow row, long recordId) {
        Map<String, Object> agreed = new LinkedHashMap<>();
        if (mark(mapping, recordId).equals(row.marker())) {
            mapping.fields().stream().filter(rule -> rule.in() == null && !row.values().containsKey(rule.theirs())).forEach(rule -> agreed.put(rule.ours(), null));
        }
        return agreed;
    }

    /** The newest state of each row, in the order in which the rows came. */
    static List<CrmRow> newest(List<CrmRow> rows) {
        Map<String, CrmRow> newest = new LinkedHashMap<>();
        rows.forEach(row -> newest.merge(row.id(), row, (one, other) -> isOlder(other, one.version(), one.modified()) ? one : other));
        return List.copyOf(newest.values());
    }

    List<Act> plan(List<Reading> rows) {
        List<Act> acts = new ArrayList<>(rows.size());
        rows.forEach(read -> acts.add(act(read.row(), read.values())));
        return acts;
    }

    private Act act(CrmRow row, Map<String, Object> values) {
        Link link = facts.links().get(row.id());
        if (link == null) {
            return row.deleted() ? new Act.Pass(row) : stranger(row, values);
        } else if (row.deleted()) {
            return link.gone() ? new Act.Pass(row) : new Act.Lose(link, row);
        } else if (isOlder(row, link.version(), link.modified())) {
            return new Act.Pass(row);
        }
        Map<String, Object> record = facts.records().get(link.recordId());
        Long now = facts.became().get(link.recordId());
        if (now != null && taken.add(now)) {
            return new Act.Join(row, now, merge(row, values, facts.records().get(now), now, Map.of(), Map.of()));
        }
        return record == null || link.gone() && taken.contains(link.recordId()) ? new Act.Pass(row) : known(link, row, values, record);
    }

    /** What is certainly a former state: told late, or from an index that lags behind. */
    private static boolean isOlder(CrmRow row, String version, Instant modified) {
        if (row.modified() != null && modified != null && !row.modified().equals(modified)) {
            return row.modified().isBefore(modified);
        }
        return isNumber(row.version()) && isNumber(version) && new BigInteger(row.version()).compareTo(new BigInteger(version)) < 0;
    }

    private static boolean isNumber(String version) {
        return version != null && version.matches("\\d{1,30}");
    }

    private Act known(Link link, CrmRow row, Map<String, Object> values, Map<String, Object> record) {
        boolean unchanged = !thorough && !link.gone() && row.version() != null && row.version().equals(link.version());
        Merge merge = unchanged ? null : merge(row, values, record, link.recordId(), link.ours(), link.theirs());
        boolean nothing = unchanged || !link.gone() && merge.toUs().isEmpty() && merge.toThem().isEmpty() && merge.clashes().isEmpty()
                && merge.ours().equals(link.ours()) && merge.theirs().equals(link.theirs());
        return nothing ? new Act.Seen(link, row) : new Act.Alter(link, row, merge);
    }

    private Act stranger(CrmRow row, Map<String, Object> values) {
        Long found = counterpart(row, values);
        if (!mapping.rows().holdsRow(row.values()) && !facts.marked().contains(found)) {
            return new Act.Pass(row);
        } else if (found != null && found > 0 && taken.add(found)) {
            Map<String, Object> agreed = agreed(mapping, row, found);
            return new Act.Join(row, found, merge(row, values, facts.records().get(found), found, agreed, agreed));
        } else if (!mapping.makesRecords()) {
            return new Act.Pass(row);
        } else if (found != null && asks) {
            return new Act.Ask(row);
        }
        mapping.match().forEach(field -> key(field, values).ifPresent(key -> fresh.putIfAbsent(key, 0L)));
        return new Act.Make(row, linked(values), found);
    }

    private static Map<String, Object> linked(Map<String, Object> values) {
        Map<String, Object> linked = new LinkedHashMap<>(values);
        linked.values().removeIf(Unlinked.class::isInstance);
        return linked;
    }

    /** Our mark goes before all else. A record that was decided on for an earlier row of these is told as 0: it has no id yet. */
    private Long counterpart(CrmRow row, Map<String, Object> values) {
        Long marked = marked(mapping, row);
        if (marked != null && facts.marked().contains(marked)) {
            return marked;
        }
        Long blocked = null;
        for (String field : mapping.match()) {
            Object value = values.get(field);
            Long owner = value == null ? null : facts.owners().getOrDefault(field, Map.of()).get(value.toString());
            if (owner != null && !taken.contains(owner)) {
                return owner;
            }
            blocked = blocked != null ? blocked : owner != null ? owner : key(field, values).map(fresh::get).orElse(null);
        }
        return blocked;
    }

    private static java.util.Optional<String> key(String field, Map<String, Object> values) {
        return java.util.Optional.ofNullable(values.get(field)).map(value -> field + "=" + value);
    }

    private Merge merge(CrmRow row, Map<String, Object> values, Map<String, Object> record, long id, Map<String, Object> ours, Map<String, Object> theirs) {
        return Merge.of(mapping.fields(), new Merge.Sides(Values.held(mapping, record), values, ours, theirs), field -> isLater(id, field, row.modified()));
    }

    private boolean isLater(long id, String field, Instant modified) {
        Instant ours = facts.lastChange().of(id, field);
        return ours != null && (modified == null || ours.isAfter(modified));
    }
}
