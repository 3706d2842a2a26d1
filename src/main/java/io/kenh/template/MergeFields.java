package io.kenh.template;

import io.kenh.condition.Fields;
import io.kenh.crm.RecordFields;
import io.kenh.crm.RecordType;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;

/** The names a template may use. */
@Component
public class MergeFields {

    private static final String CUSTOMER = "customer.";
    private static final List<String> OWNER = List.of("owner.name", "owner.email", "owner.phone");

    private final RecordFields fields;

    MergeFields(RecordFields fields) {
        this.fields = fields;
    }

    /** All names, for forms: the record's own first. @param type null for a template that fits every record */
    public List<String> names(RecordType type) {
        List<String> names = new ArrayList<>(type == null ? List.of("id") : fields.of(type).names());
        fields.of(RecordType.CONTACT).names().forEach(name -> names.add(CUSTOMER + name));
        names.addAll(OWNER);
        Sender.FIELDS.forEach(name -> names.add("sender." + name));
        return names;
    }

    /**
     * Every fault of a text with merge fields: its shape, and each unknown field with the nearest known one.
     *
     * @param part how the fault names the text: {@code subject}, {@code html} …
     * @param text null has no faults
     */
    public List<String> faults(String part, String text, RecordType type) {
        if (text == null) {
            return List.of();
        }
        List<String> faults = new ArrayList<>(Syntax.faults(text));
        List<String> names = names(type);
        if (faults.isEmpty()) {
            Tag.of(text).stream().filter(Tag::names).map(Tag::field).distinct().filter(field -> !knows(field, names, type))
                    .forEach(field -> faults.add(unknown(field, names, type)));
        }
        return faults.stream().map(fault -> part + ": " + fault).toList();
    }

    private boolean knows(String field, List<String> names, RecordType type) {
        Fields own = type == null ? null : fields.of(type);
        return names.contains(field) || own != null && own.find(field).isPresent()
                || field.startsWith(CUSTOMER) && fields.of(RecordType.CONTACT).find(field.substring(CUSTOMER.length())).isPresent();
    }

    private static String unknown(String field, List<String> names, RecordType type) {
        String whose = type == null ? "every record" : type.key();
        return "found the unknown field {{%s}}, wanted %s".formatted(field, Nearest.to(field, names)
                .map("a field of %s; the nearest is {{%%s}}".formatted(whose)::formatted)
                .orElse("a field of %s: %s".formatted(whose, String.join(", ", names))));
    }
}
