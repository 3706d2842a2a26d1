package io.kenh.automation.action;

import io.kenh.automation.Definition;
import io.kenh.crm.RecordType;

/** On what kind of record an action of a definition will act. */
final class Subject {

    private Subject() {
    }

    /** The contact, once an action before this one converts the lead. */
    static RecordType of(Definition definition, Definition.Action action) {
        for (Definition.Action before : definition.actions()) {
            if (before == action) {
                break;
            }
            if (before.action().equals("convert-lead")) {
                return RecordType.CONTACT;
            }
        }
        return RecordType.of(definition.object());
    }
}
