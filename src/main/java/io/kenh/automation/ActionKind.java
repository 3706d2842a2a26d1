package io.kenh.automation;

import io.kenh.crm.RecordType;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * One kind of action. A class that implements this and is a Spring bean is known to the checks, the builder, the API and
 * line two; nothing else has to be told of it.
 */
public interface ActionKind {

    /** Its name in automation files, e.g. {@code send-sms}; its labels are {@code action.<key>} in the message files. */
    String key();

    /** The kinds of record it can act on. */
    default Set<RecordType> objects() {
        return EnumSet.allOf(RecordType.class);
    }

    /** What may stand under {@code with}, in the order people fill it in. */
    List<Setting> settings();

    /**
     * What is wrong with an action beyond what {@link Setting#faults} finds by itself: such a definition is not even saved.
     *
     * @return one text for each fault, {@code name: found …, wanted …}; empty when there is none
     */
    default List<String> faults(Definition.Action action, Definition definition) {
        return List.of();
    }

    /**
     * What the action needs and does not find at this moment (a connection, a group, a campaign …): the automation may be
     * saved and cannot be activated.
     *
     * @return one text for each, with the next step; empty when nothing is missing
     */
    default List<String> missing(Definition.Action action, Definition definition) {
        return List.of();
    }

    /**
     * Does the action for a batch of steps within line two's transaction, with as few statements for the whole batch as it can.
     * Tells each step how it went ({@link Step#done}, {@link Step#skipped}, {@link Step#failed}). What it makes is kept under
     * {@link Step#key}, so that a step that comes again makes nothing twice. An exception rolls the batch back, and each of
     * its changes is tried alone.
     *
     * @param steps all of this kind, of different runs
     */
    void run(List<Step> steps);
}
