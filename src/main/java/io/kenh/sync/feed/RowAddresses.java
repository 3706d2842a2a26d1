package io.kenh.sync.feed;

import io.kenh.crm.AddressClaims;
import io.kenh.crm.Addresses;
import io.kenh.crm.RecordType;
import io.kenh.platform.Poison;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.stereotype.Component;

/** The addresses of rows that are people: by them somebody whom we know is not made once more. */
@Component
class RowAddresses {

    private static final List<String> KINDS = List.of(Addresses.EMAIL, Addresses.PHONE);

    private final AddressClaims claims;

    RowAddresses(AddressClaims claims) {
        this.claims = claims;
    }

    /** Who has the addresses of some rows: kind of address → address → record. */
    Map<String, Map<String, Long>> owners(RecordType type, Collection<Map<String, Object>> rows) {
        Map<String, Map<String, Long>> owners = new HashMap<>();
        if (type == RecordType.CONTACT || type == RecordType.LEAD) {
            KINDS.forEach(kind -> owners.put(kind, claims.owners(type, kind, rows.stream().map(row -> row.get(kind)).filter(Objects::nonNull).map(Object::toString).distinct().toList())));
        }
        return owners;
    }

    /** Whether two of the rows have an address in common that nobody has yet. */
    static boolean meet(Collection<Map<String, Object>> rows, Map<String, Map<String, Long>> owners) {
        return owners.entrySet().stream().anyMatch(kind -> {
            List<Object> free = rows.stream().map(row -> row.get(kind.getKey())).filter(Objects::nonNull).filter(value -> !kind.getValue().containsKey(value.toString())).toList();
            return Set.copyOf(free).size() < free.size();
        });
    }

    /** @throws Poison when several records have them */
    static Optional<Long> owner(Map<String, Object> row, Map<String, Map<String, Long>> owners, String what) {
        Set<Long> found = new TreeSet<>();
        owners.forEach((kind, known) -> Optional.ofNullable(row.get(kind)).map(value -> known.get(value.toString())).ifPresent(found::add));
        if (found.size() > 1) {
            throw new Poison("several records", "%s: found its addresses with %s, wanted one; merge them, then send this again".formatted(what, found));
        }
        return found.stream().findFirst();
    }

    /**
     * Gives records the addresses that nobody has.
     *
     * @param records of the rows, in their order
     */
    void claim(RecordType type, List<Long> records, List<Map<String, Object>> rows, Map<String, Map<String, Long>> owners) {
        owners.forEach((kind, known) -> {
            Map<String, Long> free = new LinkedHashMap<>();
            for (int i = 0; i < rows.size(); i++) {
                Object value = rows.get(i).get(kind);
                if (value != null && !known.containsKey(value.toString())) {
                    free.putIfAbsent(value.toString(), records.get(i));
                }
            }
            claims.claim(type, kind, free);
        });
    }
}
