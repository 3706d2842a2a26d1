package io.kenh.console.sync;

import io.kenh.condition.Field;
import io.kenh.condition.Fields;
import io.kenh.connector.CrmField;
import io.kenh.connector.CrmObject;
import io.kenh.crm.Columns;
import io.kenh.crm.RecordFields;
import io.kenh.crm.RecordType;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** What the rows of the form offer, in the language of the present request. */
@Component("syncFieldMenu")
class FieldMenu {

    private static final String CUSTOM = "custom.";
    private static final String REFERENCE = "_id";

    /**
     * @param choices the words it may hold; empty where any goes
     * @param to      the object whose rows a field of the CRM names, or null
     */
    record Offered(String name, String label, List<String> choices, boolean readOnly, String to) {

        public boolean custom() {
            return name.startsWith(CUSTOM);
        }

        /** Whether it names another record. */
        public boolean reference() {
            return name.endsWith(REFERENCE);
        }
    }

    private final RecordFields fields;
    private final MessageSource messages;

    FieldMenu(RecordFields fields, MessageSource messages) {
        this.fields = fields;
        this.messages = messages;
    }

    /** Fields of ours that a CRM may set, own ones last; none for a kind of record that does not exist. */
    List<Offered> ours(String record) {
        Optional<RecordType> type = Arrays.stream(RecordType.values()).filter(one -> one.key().equals(record)).findFirst();
        Fields known = type.map(one -> (Fields) fields.of(one)).orElse(Fields.of(List.of()));
        return known.names().stream().filter(name -> !Columns.kept().contains(name) && (!name.endsWith(REFERENCE) || names(name).isPresent()))
                .map(known::find).flatMap(Optional::stream).map(this::offered).sorted(Comparator.comparing(Offered::custom).thenComparing(Offered::reference)).toList();
    }

    private Offered offered(Field field) {
        return new Offered(field.name(), label(field.name()), field.choices(), false, null);
    }

    private String label(String name) {
        Locale language = LocaleContextHolder.getLocale();
        String plain = name.startsWith(CUSTOM) ? name.substring(CUSTOM.length()) : name;
        return names(name).map(type -> messages.getMessage("object." + type.key(), null, plain, language))
                .orElseGet(() -> messages.getMessage("record.field." + name, null, plain, language));
    }

    private static Optional<RecordType> names(String field) {
        return Arrays.stream(RecordType.values()).filter(type -> field.equals(type.key() + REFERENCE)).findFirst();
    }

    List<Offered> theirs(CrmObject object) {
        Locale language = LocaleContextHolder.getLocale();
        return object.fields().stream().map(field -> new Offered(field.name(), label(field, language), field.choices(), field.readOnly(), field.to())).toList();
    }

    private static String label(CrmField field, Locale language) {
        return field.title() == null ? field.name() : field.title().in(language) + " (" + field.name() + ")";
    }
}
