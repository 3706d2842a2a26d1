package io.kenh.sync;

import io.kenh.crm.RecordType;
import io.kenh.event.Change;
import java.util.Arrays;
import java.util.List;

/** What can be subscribed to. */
public final class SubscriptionChoices {

    /** Kinds of record. */
    public static final List<String> OBJECTS = Arrays.stream(RecordType.values()).map(RecordType::key).toList();

    /** Kinds of change. That the clock selected a record for an automation is none: nothing happened to it. */
    public static final List<String> KINDS = List.of(Change.CREATED, Change.UPDATED, Change.IMPORTED, Change.SUBMITTED, Change.OPENED,
            Change.CLICKED, Change.VISITED, Change.WROTE, Change.JOINED, Change.FREQUENT, Change.LATE,
            Change.MERGED, Change.PARTED);

    private SubscriptionChoices() {
    }
}
