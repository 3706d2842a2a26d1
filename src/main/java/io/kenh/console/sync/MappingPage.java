package io.kenh.console.sync;

import io.kenh.connector.Connection;
import io.kenh.console.sync.FieldMenu.Offered;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The form as it is drawn.
 *
 * @param ours    fields of ours that may be chosen
 * @param theirs  fields of the CRM
 * @param objects all that the CRM has
 * @param synced  those that another sync of the connection keeps in step
 * @param focus   id of the element that has the focus; empty for none
 */
record MappingPage(Connection connection, MappingForm form, MappingFaults faults, List<Offered> ours, List<Offered> theirs, List<String> objects,
        Set<String> synced, String focus) {

    public Optional<Offered> ours(String name) {
        return ours.stream().filter(field -> field.name().equals(name)).findFirst();
    }

    public Optional<Offered> theirs(String name) {
        return theirs.stream().filter(field -> field.name().equals(name)).findFirst();
    }

    /** The object that a reference waits for, since nothing keeps it in step; null for none. */
    public String unsynced(FieldDraft field) {
        String to = field.to().isEmpty() ? theirs(field.crm()).map(Offered::to).orElse(null) : field.to();
        return synced.contains(to) ? null : to;
    }

    public boolean has(List<Offered> fields, String name) {
        return fields.stream().anyMatch(field -> field.name().equals(name));
    }

    public List<String> choices(Optional<Offered> field) {
        return field.map(Offered::choices).orElse(List.of());
    }

    /** Fields by which the first link may be found: those that are mapped, with one place more than are chosen. */
    public List<String> matches() {
        List<String> shown = new java.util.ArrayList<>(form.draft().match());
        shown.add("");
        return shown;
    }

    /** Fields that are mapped and hold a value. */
    public List<Offered> mapped() {
        return form.draft().fields().stream().map(field -> ours(field.ours())).flatMap(Optional::stream).filter(field -> !field.reference()).distinct().toList();
    }
}
