package io.kenh.sync;

import com.fasterxml.jackson.databind.node.MissingNode;
import io.kenh.connector.Answer;
import io.kenh.connector.Connection;
import io.kenh.connector.Crm;
import io.kenh.connector.CrmField;
import io.kenh.connector.CrmObject;
import io.kenh.connector.CrmPage;
import io.kenh.connector.CrmQuery;
import io.kenh.connector.CrmReply;
import io.kenh.connector.CrmRow;
import io.kenh.connector.Outcome;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

/**
 * A CRM in memory that behaves as badly as real ones: seconds for times, a clock of its own, pages that rows fall out of, former
 * states out of an index that lags behind, rows told twice, too many calls, answers that are lost, and people who edit meanwhile.
 */
final class FakeCrm implements Crm {

    /** The process ends here: nothing that follows is done. */
    static final class Crash extends Error {
        Crash() {
            super("crash", null, false, false);
        }
    }

    static final class Row {
        final String id;
        final Map<String, Object> values = new LinkedHashMap<>();
        Map<String, Object> former;
        Instant formerModified;
        int formerVersion;
        String marker;
        Instant modified;
        int version = 1;
        boolean deleted;

        Row(String id) {
            this.id = id;
        }
    }

    private static final int PAGE = 4;
    private static final List<String> FIELDS = List.of("name", "mail", "branch", "street");

    private final Random random;
    private final boolean versioned;
    final Map<String, Row> rows = new LinkedHashMap<>();
    final List<String> echoes = new ArrayList<>();
    boolean faults = true;
    int writes;
    private Instant now;
    private int ids;
    /** What a person does at the very moment in which the hub wants to write. */
    Runnable meanwhile = () -> { };

    FakeCrm(Random random, boolean versioned, Instant now) {
        this.random = random;
        this.versioned = versioned;
        this.now = now.truncatedTo(ChronoUnit.SECONDS);
    }

    private boolean draws(double share) {
        return faults && random.nextDouble() < share;
    }

    void tick() {
        now = now.plusSeconds(random.nextInt(3) == 0 ? 1 : 0);
    }

    void pass(long seconds) {
        now = now.plusSeconds(seconds);
    }

    /** Somebody works in the CRM. */
    Row add(Map<String, Object> values) {
        Row row = new Row("r" + ++ids);
        row.values.putAll(values);
        row.modified = now;
        rows.put(row.id, row);
        return row;
    }

    void edit(Row row, String field, Object value) {
        tick();
        touch(row);
        row.values.put(field, value);
    }

    void remove(Row row) {
        tick();
        touch(row);
        row.deleted = true;
    }

    private void touch(Row row) {
        row.former = new LinkedHashMap<>(row.values);
        row.formerModified = row.modified;
        row.formerVersion = row.version++;
        row.modified = now;
    }

    private CrmRow shown(Row row) {
        return new CrmRow(row.id, row.modified, versioned ? String.valueOf(row.version) : null, row.deleted, row.marker, new LinkedHashMap<>(row.values),
                MissingNode.getInstance());
    }

    private CrmRow lagging(Row row) {
        boolean lags = row.former != null && draws(0.1);
        return !lags ? shown(row) : new CrmRow(row.id, row.formerModified, versioned ? String.valueOf(row.formerVersion) : null, false, row.marker, row.former,
                MissingNode.getInstance());
    }

    @Override
    public List<CrmObject> objects(Connection connection) {
        return List.of(new CrmObject("account", FIELDS.stream().map(name -> new CrmField(name, null, "text", List.of(), false, null)).toList(),
                Set.of("list", "read", "find", "create", "update"), 120, versioned, true));
    }

    @Override
    public Optional<CrmObject> object(Connection connection, String object) {
        return Optional.of(objects(connection).get(0));
    }

    @Override
    public CrmPage list(Connection connection, String object, CrmQuery query) {
        if (draws(0.1)) {
            return CrmPage.none(busy());
        }
        tick();
        int from = query.page() == null ? 0 : Integer.parseInt(query.page());
        List<Row> all = rows.values().stream().filter(row -> !row.modified.isBefore(query.since()))
                .sorted(Comparator.comparing((Row row) -> row.modified).thenComparing(row -> row.id)).toList();
        List<CrmRow> page = new ArrayList<>(all.stream().skip(from).limit(PAGE).map(this::lagging).toList());
        boolean more = all.size() > from + PAGE;
        CrmRow last = page.isEmpty() ? null : shown(all.get(Math.min(all.size(), from + PAGE) - 1));
        if (!page.isEmpty() && draws(0.2)) {
            page.add(page.get(random.nextInt(page.size())));
            Collections.shuffle(page, random);
        }
        CrmQuery next = !more ? null : last.modified().isAfter(query.since()) ? new CrmQuery(last.modified(), last.id(), null)
                : new CrmQuery(query.since(), query.id(), String.valueOf(from + PAGE));
        return new CrmPage(ok(), page, next);
    }

    @Override
    public CrmPage deletions(Connection connection, String object, CrmQuery query) {
        return new CrmPage(ok(), List.of(), null);
    }

    @Override
    public CrmReply read(Connection connection, String object, String id) {
        if (draws(0.1)) {
            return CrmReply.of(busy());
        }
        Row row = rows.get(id);
        return row == null ? new CrmReply(ok(), null, null, false, true) : new CrmReply(ok(), id, shown(row), false, false);
    }

    @Override
    public CrmReply find(Connection connection, String object, String marker) {
        Row found = rows.values().stream().filter(row -> marker.equals(row.marker)).findFirst().orElse(null);
        return new CrmReply(ok(), found == null ? null : found.id, found == null ? null : shown(found), false, found == null);
    }

    @Override
    public CrmReply create(Connection connection, String object, Map<String, Object> values, String marker) {
        if (draws(0.1)) {
            return CrmReply.of(busy());
        }
        crashMaybe();
        tick();
        writes++;
        if (rows.values().stream().anyMatch(row -> marker.equals(row.marker))) {
            echoes.add("made twice: " + marker);
        }
        Row row = add(values);
        row.marker = marker;
        crashMaybe();
        return draws(0.1) ? CrmReply.of(Answer.of(Outcome.UNKNOWN, "408", null)) : reply(row);
    }

    @Override
    public CrmReply update(Connection connection, String object, CrmRow now, Map<String, Object> values) {
        if (draws(0.1)) {
            return CrmReply.of(busy());
        }
        crashMaybe();
        if (versioned && draws(0.2)) {
            meanwhile.run();
        }
        Row row = rows.get(now.id());
        if (versioned && now.version() != null && !now.version().equals(String.valueOf(row.version))) {
            return new CrmReply(Answer.of(Outcome.DATA, "412", null), null, null, true, false);
        }
        writes++;
        values.forEach((field, value) -> {
            if (Objects.equals(row.values.get(field), value)) {
                echoes.add("echo: " + row.id + "." + field + "=" + value);
            }
        });
        tick();
        touch(row);
        row.values.putAll(values);
        crashMaybe();
        return draws(0.1) ? CrmReply.of(Answer.of(Outcome.UNKNOWN, "504", null)) : reply(row);
    }

    @Override
    public CrmReply delete(Connection connection, String object, CrmRow now) {
        throw new UnsupportedOperationException("the hub takes nothing away");
    }

    private CrmReply reply(Row row) {
        return new CrmReply(ok(), row.id, versioned || random.nextBoolean() ? shown(row) : null, false, false);
    }

    private void crashMaybe() {
        if (draws(0.08)) {
            throw new Crash();
        }
    }

    private static Answer ok() {
        return Answer.of(Outcome.ACCEPTED, "200", null);
    }

    private static Answer busy() {
        return Answer.of(Outcome.RATE, "429", "too many calls");
    }
}
