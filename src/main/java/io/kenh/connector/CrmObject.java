package io.kenh.connector;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A kind of row that an external CRM keeps.
 *
 * @param name           {@code contact}, {@code account}, {@code lead}, {@code opportunity}, {@code ticket} or {@code task}
 * @param fields         what the mapping may name, in the order of the connector
 * @param operations     of {@code list}, {@code read}, {@code find}, {@code create}, {@code update}, {@code delete}, {@code deletions}
 * @param overlapSeconds how much of the time before the last look is looked at again
 * @param versioned      an update can be refused where somebody was quicker
 * @param marked         a row can carry our own id
 */
public record CrmObject(String name, List<CrmField> fields, Set<String> operations, long overlapSeconds, boolean versioned, boolean marked) {

    public CrmObject {
        fields = List.copyOf(fields);
        operations = Set.copyOf(operations);
    }

    /** Whether the CRM can do this with it. */
    public boolean can(String operation) {
        return operations.contains(operation);
    }

    /** The field of this name. */
    public Optional<CrmField> field(String field) {
        return fields.stream().filter(one -> one.name().equals(field)).findFirst();
    }
}
