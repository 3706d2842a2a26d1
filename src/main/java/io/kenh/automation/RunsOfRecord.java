package io.kenh.automation;

import io.kenh.crm.RecordType;
import java.util.Arrays;
import java.util.stream.Collectors;

/** How the runs of one record are found: by its changes, which are indexed by record; runs themselves are not. */
public final class RunsOfRecord {

    private static final String KINDS = Arrays.stream(RecordType.values()).map(type -> "'" + type.key() + "'").collect(Collectors.joining(", "));

    private RunsOfRecord() {
    }

    /**
     * As a condition in SQL; beside it, the kind of record has still to be asked where it matters.
     *
     * @param run       alias of the table {@code run}
     * @param parameter name of the parameter with the record's id
     */
    public static String sql(String run, String parameter) {
        return "%s.change_id = any(array(select id from change where object in (%s) and object_id = :%s))".formatted(run, KINDS, parameter);
    }
}
