package io.kenh.automation.scenario;

import io.kenh.crm.AddressOwners;
import io.kenh.crm.Addresses;
import io.kenh.crm.Edit;
import io.kenh.crm.RecordType;
import io.kenh.crm.Records;
import io.kenh.event.Cause;
import io.kenh.event.Change;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Who and what a story speaks of: its names for records, and how its fields are meant. */
final class Cast {

    private static final Cause STORY = new Cause("scenario", 0);
    private static final List<String> TOLD = List.of(Change.SUBMITTED, Change.OPENED, Change.CLICKED, Change.VISITED, Change.WROTE);
    private static final int MOST = 10_000;
    private static final String CUSTOM = "custom.";
    private static final Set<String> EDITS = Set.of("record", "addTags", "removeTags", "appendInfo");

    /** A record by its kind and id. */
    record Who(RecordType type, long id) { }

    private final JdbcClient db;
    private final Records records;
    private final AddressOwners addresses;
    private final Map<String, Who> byName = new HashMap<>();
    private final Map<Who, String> names = new HashMap<>();

    Cast(JdbcClient db, Records records, AddressOwners addresses) {
        this.db = db;
        this.records = records;
        this.addresses = addresses;
    }

    /** Makes the records of a line such as {@code {lead: lan, name: Lan}}; with {@code times} many, their number in place of {@code {{n}}}. */
    void create(RecordType type, Map<String, Object> line, String kind) {
        int times = line.get("times") instanceof Number number ? number.intValue() : 1;
        if (times < 1 || times > MOST) {
            throw new IllegalArgumentException("times: found %d, wanted 1 to %d".formatted(times, MOST));
        }
        List<Long> ids = records.ids(type, times);
        List<Records.New> news = new ArrayList<>(times);
        for (int i = 0; i < times; i++) {
            Map<String, Object> fields = fields(type, numbered(line, i + 1));
            fold(fields);
            name(String.valueOf(numbered(line, i + 1).get(type.key())) + (times > 1 ? (i + 1) : ""), new Who(type, ids.get(i)));
            news.add(new Records.New(type, ids.get(i), kind, fields, STORY));
        }
        records.create(news);
        if (news.size() == 1) {
            claim(news.get(0));
        } else {
            claimAll(type, ids);
        }
    }

    /** For many at once; who has an address first keeps it. */
    private void claimAll(RecordType type, List<Long> ids) {
        if (type == RecordType.LEAD || type == RecordType.CONTACT) {
            List.of("email", "phone").forEach(kind -> db.sql("""
                    insert into identity (kind, value, object, object_id) select '%1$s', %1$s, '%2$s', id from %2$s
                    where id = any(?) and %1$s is not null order by id on conflict do nothing""".formatted(kind, type.key()))
                    .param(ids.toArray(Long[]::new)).update());
        }
    }

    /** A new record has its custom fields in one place. */
    private static void fold(Map<String, Object> fields) {
        Map<String, Object> custom = new LinkedHashMap<>();
        fields.keySet().stream().filter(field -> field.startsWith(CUSTOM)).toList()
                .forEach(field -> custom.put(field.substring(CUSTOM.length()), fields.remove(field)));
        if (!custom.isEmpty()) {
            fields.put("custom", custom);
        }
    }

    private void claim(Records.New one) {
        if (one.type() == RecordType.LEAD || one.type() == RecordType.CONTACT) {
            addresses.claim(one.type(), one.id(), one.fields());
        }
    }

    private void name(String name, Who who) {
        if (byName.putIfAbsent(name, who) != null) {
            throw new IllegalArgumentException("found a second record called '%s', wanted another name for it".formatted(name));
        }
        names.put(who, name);
    }

    @SuppressWarnings("unchecked")
    void update(Map<String, Object> line) {
        Who who = who(line.get("record"));
        Map<String, Object> set = new LinkedHashMap<>(line);
        set.keySet().removeAll(EDITS);
        records.update(who.type(), who.id(), new Edit(fields(who.type(), set), (List<String>) line.getOrDefault("addTags", List.of()),
                (List<String>) line.getOrDefault("removeTags", List.of()), (String) line.get("appendInfo")), STORY);
    }

    /** What is told of a record without changing it. */
    Change told(Map<String, Object> line, Instant at) {
        Who who = who(line.get("record"));
        String what = String.valueOf(line.get("what"));
        if (!TOLD.contains(what)) {
            throw new IllegalArgumentException("told: found '%s', wanted what: one of %s".formatted(what, TOLD));
        }
        Map<String, Object> detail = new LinkedHashMap<>(line);
        detail.keySet().removeAll(Set.of("record", "what"));
        return Change.told(who.type().key(), who.id(), what, Records.lane(who.type(), now(line.get("record"))), detail, STORY, at);
    }

    /** @throws IllegalArgumentException when the story has no such record */
    Who who(Object name) {
        Who who = byName.get(String.valueOf(name));
        if (who == null) {
            throw new IllegalArgumentException("record: found '%s', wanted one of %s".formatted(name, byName.keySet().stream().sorted().limit(20).toList()));
        }
        return who;
    }

    boolean knows(Object name) {
        return byName.containsKey(String.valueOf(name));
    }

    /** What the story calls a record; {@code lead 5} for one it did not make. */
    String nameOf(String object, long id) {
        return names.getOrDefault(new Who(RecordType.of(object), id), object + " " + id);
    }

    Map<String, Object> now(Object name) {
        return records.find(who(name).type(), who(name).id()).orElse(Map.of());
    }

    /** The same with people and records by name, as a story speaks of them. */
    Map<String, Object> seen(Object name) {
        Map<String, Object> facts = new LinkedHashMap<>(now(name));
        facts.put("owner", nameIn("staff", facts.get("owner_id")));
        facts.put("group", nameIn("staff_group", facts.get("group_id")));
        List.of("contact", "lead", "account").forEach(kind -> {
            if (facts.get(kind + "_id") instanceof Number id) {
                facts.put(kind, nameOf(kind, id.longValue()));
            }
        });
        return facts;
    }

    String nameIn(String table, Object id) {
        return id == null ? null : db.sql("select name from %s where id = ?".formatted(table)).param(id).query(String.class).optional().orElse(null);
    }

    private static Map<String, Object> numbered(Map<String, Object> line, int number) {
        Map<String, Object> one = new LinkedHashMap<>(line);
        one.replaceAll((field, value) -> value instanceof String text ? text.replace("{{n}}", String.valueOf(number)) : value);
        return one;
    }

    /** The line's fields as the record keeps them: people and records by id, addresses in normal form, custom fields in their place. */
    private Map<String, Object> fields(RecordType type, Map<String, Object> line) {
        Map<String, Object> fields = new LinkedHashMap<>();
        line.forEach((field, value) -> {
            if (field.equals(type.key()) || field.equals("times")) {
                return;
            }
            switch (field) {
                case "owner" -> fields.put("owner_id", value == null ? null : id("staff", value));
                case "group" -> fields.put("group_id", value == null ? null : id("staff_group", value));
                case "contact", "account", "lead" -> fields.put(field + "_id", value == null ? null : who(value).id());
                case "phone" -> fields.put(field, value == null ? null : Addresses.phone(value.toString()).orElse(value.toString()));
                case "email" -> fields.put(field, value == null ? null : Addresses.email(value.toString()).orElse(value.toString()));
                default -> fields.put(field, value);
            }
        });
        return fields;
    }

    private long id(String table, Object name) {
        return db.sql("select id from %s where name = ? order by id limit 1".formatted(table)).param(name.toString()).query(Long.class).optional()
                .orElseThrow(() -> new IllegalArgumentException("found no %s '%s', wanted one that is given".formatted(table, name)));
    }
}
