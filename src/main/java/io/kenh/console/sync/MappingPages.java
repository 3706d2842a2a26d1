package io.kenh.console.sync;

import io.kenh.connector.Connection;
import io.kenh.connector.Connections;
import io.kenh.connector.CrmObject;
import io.kenh.console.Missing;
import io.kenh.sync.Mappings;
import io.kenh.sync.Sync;
import io.kenh.sync.SyncStatus;
import io.kenh.sync.Syncs;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** Draws the form of a mapping, with what is wrong with it. */
@Component
class MappingPages {

    private final Syncs syncs;
    private final Mappings mappings;
    private final Connections connections;
    private final FieldMenu menu;
    private final MessageSource messages;

    MappingPages(Syncs syncs, Mappings mappings, Connections connections, FieldMenu menu, MessageSource messages) {
        this.syncs = syncs;
        this.mappings = mappings;
        this.connections = connections;
        this.menu = menu;
        this.messages = messages;
    }

    MappingPage draw(MappingForm form, String object, MappingFaults faults, String focus) {
        Connection connection = connections.byId(form.connection());
        List<CrmObject> objects = syncs.objects(connection);
        CrmObject known = objects.stream().filter(one -> one.name().equals(object)).findFirst().orElseThrow(() -> new Missing("object " + object));
        return new MappingPage(connection, form, faults, menu.ours(form.draft().kind()), menu.theirs(known), objects.stream().map(CrmObject::name).toList(),
                syncs.all().stream().map(SyncStatus::sync).filter(sync -> sync.connectionId() == form.connection()).map(Sync::object).collect(Collectors.toSet()), focus);
    }

    /** What a text cannot even say goes before what is wrong with the text. */
    MappingFaults faults(MappingForm form) {
        MappingFaults unsaid = form.asText() ? MappingFaults.of(form.draft(), List.of()) : unsaid(form.draft());
        return !unsaid.isEmpty() ? unsaid : MappingFaults.of(form.draft(), mappings.faults(form.connection(), form.yaml()));
    }

    MappingFaults unsaid(MappingDraft draft) {
        MappingFaults faults = MappingFaults.of(draft, List.of());
        Set<String> named = new HashSet<>();
        for (int i = 0; i < draft.fields().size(); i++) {
            FieldDraft field = draft.fields().get(i);
            if (field.ours().isEmpty() && !field.isBlank()) {
                faults.add("field-" + i, text("mapping.fault.ours"));
            } else if (!field.isBlank() && !named.add(field.ours())) {
                faults.add("field-" + i, text("mapping.fault.twice"));
            }
        }
        return faults;
    }

    private String text(String key) {
        return messages.getMessage(key, null, LocaleContextHolder.getLocale());
    }
}
