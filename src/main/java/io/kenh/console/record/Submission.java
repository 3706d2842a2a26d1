package io.kenh.console.record;

import io.kenh.crm.AddressTaken;
import io.kenh.crm.Edit;
import io.kenh.crm.FieldValues;
import io.kenh.crm.InvalidValue;
import io.kenh.crm.RecordEditor;
import io.kenh.crm.RecordType;
import io.kenh.event.Cause;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.springframework.util.MultiValueMap;

/**
 * What people sent with the form of a record. Only fields in which they changed something are written, so two people who
 * edit different fields of one record at the same time do not undo each other.
 */
@Component("consoleRecordSubmission")
class Submission {

    /** The field of a form that tells what stood in another when the form was made. */
    private static final String WAS = "was.";

    private final Form form;
    private final FieldValues values;
    private final RecordEditor editor;
    private final Texts texts;

    Submission(Form form, FieldValues values, RecordEditor editor, Texts texts) {
        this.form = form;
        this.values = values;
        this.editor = editor;
        this.texts = texts;
    }

    /**
     * How it went.
     *
     * @param id     of the record; null when something was refused
     * @param inputs then: the form again, with what was typed and what is wrong with it
     */
    record Result(Long id, List<Input> inputs) { }

    /** The record a new form shows; values of an address that cannot be are left out. */
    Map<String, Object> blank(Kind kind, Map<String, String> known) {
        Map<String, Object> record = new LinkedHashMap<>(kind.type().defaults());
        known.keySet().retainAll(form.names(kind));
        record.putAll(values.read(kind.type(), known, ignored -> { }));
        return record;
    }

    Result create(Kind kind, MultiValueMap<String, String> sent, Cause cause) {
        Map<String, InvalidValue> faults = new LinkedHashMap<>();
        Map<String, String> typed = typed(kind, sent);
        typed.values().removeIf(String::isBlank);
        Map<String, Object> fields = values.read(kind.type(), typed, fault -> faults.put(fault.field(), fault));
        Map<String, String> missing = missing(kind, typed);
        Map<String, Object> record = new LinkedHashMap<>(kind.type().defaults());
        if (!faults.isEmpty() || !missing.isEmpty()) {
            return again(form.of(kind, record), typed(kind, sent), faults, missing);
        }
        try {
            return new Result(editor.create(kind.type(), columns(fields), cause), List.of());
        } catch (AddressTaken taken) {
            return again(form.of(kind, record), typed(kind, sent), faults, Map.of(taken.kind(), taken(kind, taken)));
        }
    }

    Result update(Kind kind, Map<String, Object> record, MultiValueMap<String, String> sent, Cause cause) {
        Map<String, InvalidValue> faults = new LinkedHashMap<>();
        Map<String, String> changed = typed(kind, sent);
        changed.entrySet().removeIf(e -> e.getValue().equals(text(sent, WAS + e.getKey())));
        Map<String, Object> fields = values.read(kind.type(), changed, fault -> faults.put(fault.field(), fault));
        if (!faults.isEmpty()) {
            return again(form.of(kind, record), typed(kind, sent), faults, Map.of());
        }
        long id = ((Number) record.get("id")).longValue();
        try {
            editor.update(kind.type(), id, Edit.set(fields), cause);
            return new Result(id, List.of());
        } catch (AddressTaken taken) {
            return again(form.of(kind, record), typed(kind, sent), faults, Map.of(taken.kind(), taken(kind, taken)));
        }
    }

    private Map<String, String> typed(Kind kind, MultiValueMap<String, String> sent) {
        Map<String, String> typed = new LinkedHashMap<>();
        form.names(kind).stream().filter(sent::containsKey).forEach(name -> typed.put(name, text(sent, name)));
        return typed;
    }

    /** Ticked boxes come one by one, beside an empty one that tells of the field when none is ticked. */
    private static String text(MultiValueMap<String, String> sent, String name) {
        List<String> parts = Optional.ofNullable(sent.get(name)).orElse(List.of()).stream().map(part -> part.replace("\r\n", "\n"))
                .filter(part -> !part.isEmpty()).toList();
        return String.join(",", parts);
    }

    /** Somebody without any name or address could never be found again. */
    private Map<String, String> missing(Kind kind, Map<String, String> typed) {
        boolean person = kind == Kind.LEADS || kind == Kind.CONTACTS;
        boolean known = person ? Stream.of("name", "phone", "email").anyMatch(typed::containsKey)
                : typed.containsKey(kind == Kind.TICKETS ? "subject" : "name");
        return known ? Map.of() : Map.of(kind == Kind.TICKETS ? "subject" : "name", texts.message(person ? "record.nobody" : "wanted.something"));
    }

    private String taken(Kind kind, AddressTaken taken) {
        return texts.message("record.taken", "/" + kind.path() + "/" + taken.owner());
    }

    private Result again(List<Input> inputs, Map<String, String> typed, Map<String, InvalidValue> faults, Map<String, String> others) {
        return new Result(null, inputs.stream().map(input -> input.with(typed.getOrDefault(input.name(), ""),
                faults.containsKey(input.name()) ? wanted(faults.get(input.name())) : others.get(input.name()))).toList());
    }

    private String wanted(InvalidValue fault) {
        return texts.message("wanted." + fault.wanted().key(), fault.detail());
    }

    /** Custom values stand together in a new record. */
    private static Map<String, Object> columns(Map<String, Object> fields) {
        Map<String, Object> columns = new LinkedHashMap<>();
        Map<String, Object> custom = new LinkedHashMap<>();
        fields.forEach((name, value) -> {
            if (name.startsWith("custom.")) {
                custom.put(name.substring("custom.".length()), value);
            } else {
                columns.put(name, value);
            }
        });
        columns.put("custom", custom);
        return columns;
    }
}
