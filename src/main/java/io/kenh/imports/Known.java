package io.kenh.imports;

import io.kenh.crm.AddressClaims;
import io.kenh.crm.RecordType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Which record a row speaks of. People are known by mail address and phone number, accounts also by name, opportunities by
 * name; tasks are never the same. Rows of one batch know each other too.
 */
final class Known {

    private static final Map<RecordType, List<String>> KEYS = Map.of(RecordType.LEAD, List.of("email", "phone"),
            RecordType.CONTACT, List.of("email", "phone"), RecordType.ACCOUNT, List.of("email", "phone", "name"), RecordType.OPPORTUNITY, List.of("name"));

    private final RecordType type;
    private final Map<String, Map<Object, Long>> owners = new LinkedHashMap<>();

    private Known(RecordType type) {
        this.type = type;
    }

    static List<String> keys(RecordType type) {
        return KEYS.getOrDefault(type, List.of());
    }

    /** Looks all rows of a batch up at once. */
    static Known of(RecordType type, List<Read> rows, AddressClaims claims, JdbcClient db) {
        Known known = new Known(type);
        for (String key : keys(type)) {
            List<String> values = rows.stream().map(row -> row.fields().get(key)).filter(Objects::nonNull).map(Object::toString).distinct().toList();
            known.owners.put(key, new HashMap<>(isPerson(type) ? claims.owners(type, key, values) : columns(type, key, values, db)));
        }
        return known;
    }

    private static Map<String, Long> columns(RecordType type, String key, List<String> values, JdbcClient db) {
        Map<String, Long> found = new HashMap<>();
        db.sql("select %1$s, min(id) from %2$s where %1$s = any(?) group by 1".formatted(key, type.key())).param(values.toArray(String[]::new))
                .query((rs, i) -> found.put(rs.getString(1), rs.getLong(2))).list();
        return found;
    }

    static boolean isPerson(RecordType type) {
        return type == RecordType.LEAD || type == RecordType.CONTACT;
    }

    /** The records a row's keys belong to; the strongest key alone counts where a name is only a hint. */
    Set<Long> find(Read row) {
        List<Long> found = new ArrayList<>();
        for (String key : owners.keySet()) {
            Long owner = owners.get(key).get(row.fields().get(key));
            if (owner != null && (isPerson(type) || found.isEmpty())) {
                found.add(owner);
            }
        }
        return found.stream().collect(Collectors.toCollection(TreeSet::new));
    }

    /** Nobody has the value of this key yet. */
    boolean isFree(String key, Object value) {
        return !owners.get(key).containsKey(value);
    }

    /** From now on the row's keys that nobody has are the record's. */
    void learn(Read row, long id) {
        owners.forEach((key, known) -> {
            Object value = row.fields().get(key);
            if (value != null) {
                known.putIfAbsent(value, id);
            }
        });
    }
}
