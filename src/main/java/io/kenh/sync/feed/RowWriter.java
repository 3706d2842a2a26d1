package io.kenh.sync.feed;

import io.kenh.crm.AddressClaims;
import io.kenh.crm.Addresses;
import io.kenh.crm.Edit;
import io.kenh.crm.FieldValues;
import io.kenh.crm.InvalidValue;
import io.kenh.crm.RecordType;
import io.kenh.crm.Records;
import io.kenh.event.Arrival.Outcome;
import io.kenh.event.Cause;
import io.kenh.event.Change;
import io.kenh.platform.Poison;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Brings one row of another system into our records, as part of line one's transaction. */
@Component
class RowWriter {

    /**
     * A row as the other system knows it.
     *
     * @param key its id there
     */
    record Place(long connection, RecordType type, String key) { }

    private final JdbcClient db;
    private final Records records;
    private final FieldValues values;
    private final AddressClaims claims;
    private final Clock clock;

    RowWriter(JdbcClient db, Records records, FieldValues values, AddressClaims claims, Clock clock) {
        this.db = db;
        this.records = records;
        this.values = values;
        this.claims = claims;
        this.clock = clock;
    }

    /**
     * Makes or changes the record that the row is.
     *
     * @param kind that is told of it; a record that is new here is told as imported unless it is {@link Change#CREATED}
     */
    Outcome write(Place place, Map<String, String> raw, String kind, Cause cause) {
        Map<String, Object> fields = fields(place, raw);
        Optional<Long> record = linked(place).or(() -> same(place, fields));
        return record.isPresent() ? update(place, record.get(), fields, kind.equals(Change.IMPORTED) ? kind : Change.UPDATED, cause)
                : create(place, fields, kind.equals(Change.CREATED) ? kind : Change.IMPORTED, cause);
    }

    /** The record stays: what a person here has done with it is not the other system's to take away. */
    Outcome deleted(Place place) {
        Optional<Long> record = linked(place);
        db.sql("update foreign_record set deleted = ? where connection_id = ? and object = ? and key = ?")
                .params(OffsetDateTime.now(clock), place.connection(), place.type().key(), place.key()).update();
        return new Outcome("ignored", record.isPresent() ? place.type().key() : null, record.orElse(null), "deleted there; what we know stays");
    }

    private Map<String, Object> fields(Place place, Map<String, String> raw) {
        List<InvalidValue> faults = new ArrayList<>();
        Map<String, Object> fields = values.read(place.type(), raw, faults::add);
        if (!faults.isEmpty()) {
            throw new Poison("invalid values", place.type().key() + " " + place.key() + ": " + String.join("; ", faults.stream().map(InvalidValue::getMessage).toList()));
        }
        return fields;
    }

    private Optional<Long> linked(Place place) {
        return db.sql("select object_id from foreign_record where connection_id = ? and object = ? and key = ?")
                .params(place.connection(), place.type().key(), place.key()).query(Long.class).optional();
    }

    /** A person whom we know by address is not made once more. */
    private Optional<Long> same(Place place, Map<String, Object> fields) {
        Set<Long> owners = new TreeSet<>();
        addresses(place.type(), fields).forEach((kind, value) -> owners.addAll(claims.owners(place.type(), kind, List.of(value)).values()));
        if (owners.size() > 1) {
            throw new Poison("several records", "%s %s: found its addresses with %s, wanted one; merge them, then send this again"
                    .formatted(place.type().key(), place.key(), owners));
        }
        return owners.stream().findFirst();
    }

    private static Map<String, String> addresses(RecordType type, Map<String, Object> fields) {
        Map<String, String> addresses = new LinkedHashMap<>();
        if (type == RecordType.CONTACT || type == RecordType.LEAD) {
            for (String kind : List.of(Addresses.EMAIL, Addresses.PHONE)) {
                if (fields.get(kind) != null) {
                    addresses.put(kind, fields.get(kind).toString());
                }
            }
        }
        return addresses;
    }

    private Outcome create(Place place, Map<String, Object> fields, String kind, Cause cause) {
        long id = records.ids(place.type(), 1).get(0);
        Map<String, Object> columns = new LinkedHashMap<>();
        Map<String, Object> custom = new LinkedHashMap<>();
        fields.forEach((name, value) -> {
            if (name.startsWith("custom.")) {
                custom.put(name.substring("custom.".length()), value);
            } else if (value != null) {
                columns.put(name, value);
            }
        });
        custom.values().removeIf(Objects::isNull);
        columns.put("custom", custom);
        records.create(List.of(new Records.New(place.type(), id, kind, columns, cause)));
        link(place, id, fields);
        return new Outcome(place.type().key() + "." + kind, place.type().key(), id, null);
    }

    private Outcome update(Place place, long id, Map<String, Object> fields, String kind, Cause cause) {
        Map<String, Object> set = new LinkedHashMap<>(fields);
        @SuppressWarnings("unchecked")
        List<String> tags = (List<String>) set.remove("tags");
        records.update(List.of(new Records.Update(place.type(), id, new Edit(set, tags == null ? List.of() : tags, List.of(), null), cause, kind)));
        link(place, id, fields);
        return new Outcome(place.type().key() + "." + kind, place.type().key(), id, null);
    }

    private void link(Place place, long id, Map<String, Object> fields) {
        db.sql("""
                insert into foreign_record (connection_id, object, key, object_id, updated) values (?, ?, ?, ?, ?)
                on conflict (connection_id, object, key) do update set deleted = null, updated = excluded.updated""")
                .params(place.connection(), place.type().key(), place.key(), id, OffsetDateTime.now(clock)).update();
        addresses(place.type(), fields).forEach((kind, value) -> {
            if (claims.owners(place.type(), kind, List.of(value)).isEmpty()) {
                claims.claim(place.type(), kind, Map.of(value, id));
            }
        });
    }
}
