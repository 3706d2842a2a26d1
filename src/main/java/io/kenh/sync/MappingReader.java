package io.kenh.sync;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.kenh.connector.CrmField;
import io.kenh.connector.CrmObject;
import io.kenh.condition.Fields;
import io.kenh.crm.Columns;
import io.kenh.crm.RecordFields;
import io.kenh.crm.RecordType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.springframework.stereotype.Component;

/** Reads mappings and says everything that is wrong with one. */
@Component
class MappingReader {

    private static final ObjectMapper YAML = new YAMLMapper();
    private static final Set<String> TOP = Set.of("object", "record", "direction", "creates", "match", "deletes", "owner", "rows", "records", "fields");
    private static final Set<String> FIELD = Set.of("crm", "to", "owner", "direction", "values", "otherwise", "in");
    private static final int LONGEST = 100_000;

    private final RecordFields records;

    MappingReader(RecordFields records) {
        this.records = records;
    }

    /** Just the object of a mapping, for finding what the CRM says of it. */
    static String object(String yaml) {
        return tree(yaml).path("object").asText();
    }

    /**
     * @param crm what the CRM says of the object
     * @throws InvalidMapping with all faults
     */
    SyncMapping read(String yaml, CrmObject crm) {
        return new Reading(tree(yaml), crm).mapping();
    }

    private static JsonNode tree(String yaml) {
        if (yaml == null || yaml.length() > LONGEST) {
            throw new InvalidMapping(List.of("mapping: found " + (yaml == null ? "nothing" : yaml.length() + " characters") + ", wanted YAML of at most " + LONGEST));
        }
        try {
            JsonNode tree = YAML.readTree(yaml);
            if (tree == null || !tree.isObject()) {
                throw new InvalidMapping(List.of("mapping: found no object, wanted object, record, fields"));
            }
            return tree;
        } catch (JsonProcessingException e) {
            throw new InvalidMapping(List.of("mapping: " + e.getOriginalMessage() + (e.getLocation() == null ? "" : ", line " + e.getLocation().getLineNr())));
        }
    }

    private final class Reading {

        private final JsonNode tree;
        private final CrmObject crm;
        private final List<String> faults = new ArrayList<>();
        private final RecordType record;

        Reading(JsonNode tree, CrmObject crm) {
            this.tree = tree;
            this.crm = crm;
            unknown("", tree, TOP);
            record = type(tree.path("record").asText(tree.path("object").asText()));
        }

        SyncMapping mapping() {
            Owner owner = choice("owner", tree.path("owner"), Owner.values(), Owner.LATEST, Owner::key);
            Flow flow = choice("direction", tree.path("direction"), Flow.values(), Flow.BOTH, Flow::key);
            Flow creates = choice("creates", tree.path("creates"), Flow.values(), Flow.BOTH, Flow::key);
            List<FieldRule> rules = new ArrayList<>();
            tree.path("fields").properties().forEach(e -> rules.add(rule(e.getKey(), e.getValue(), owner, flow)));
            if (rules.isEmpty()) {
                fault("fields", "nothing", "at least one of our fields with one of the CRM's");
            }
            List<String> match = StreamSupport.stream(tree.path("match").spliterator(), false).map(JsonNode::asText).toList();
            match.stream().filter(field -> rules.stream().noneMatch(rule -> rule.ours().equals(field) && rule.flow().comesIn()))
                    .forEach(field -> fault("match", field, "fields of ours that come in"));
            String deletes = tree.path("deletes").asText("keep");
            if (!Set.of("keep", "tag").contains(deletes)) {
                fault("deletes", deletes, "keep or tag");
            }
            Only rows = only("rows", crm.fields().stream().map(CrmField::name).toList());
            Only ours = only("records", records.of(record).names());
            if (!faults.isEmpty()) {
                throw new InvalidMapping(faults);
            }
            return new SyncMapping(crm.name(), record, flow, creates, match, deletes.equals("tag"), rows, ours, rules);
        }

        private FieldRule rule(String ours, JsonNode declared, Owner usualOwner, Flow usualFlow) {
            String at = "fields." + ours;
            JsonNode own = declared.isTextual() ? YAML.createObjectNode().put("crm", declared.asText()) : declared;
            unknown(at + ".", own, FIELD);
            Fields known = records.of(record);
            if (known.find(ours).isEmpty() || Columns.kept().contains(ours)) {
                fault(at, ours, "one of " + known.names().stream().filter(name -> !Columns.kept().contains(name)).toList());
            } else if (ours.endsWith("_id") && FieldRule.named(ours).isEmpty()) {
                fault(at, ours, "a field that holds a value, or one that names a record: " + Stream.of(RecordType.values()).map(type -> type.key() + "_id").filter(known.names()::contains).toList());
            }
            String theirs = own.path("crm").asText(null);
            String in = own.path("in").asText(null);
            CrmField field = theirs == null ? null : crm.field(theirs).orElse(null);
            if (theirs == null && in == null) {
                fault(at, "neither crm nor in", "crm: one of the CRM's fields, or in: a text made of them");
            } else if (theirs != null && field == null) {
                fault(at + ".crm", theirs, "one of " + crm.fields().stream().map(CrmField::name).toList());
            }
            Flow flow = choice(at + ".direction", own.path("direction"), Flow.values(), usualFlow, Flow::key).within(usualFlow);
            boolean inward = theirs == null || in != null || field != null && field.readOnly();
            return new FieldRule(ours, theirs, choice(at + ".owner", own.path("owner"), Owner.values(), usualOwner, Owner::key),
                    inward ? flow.within(Flow.IN) : flow, values(own.path("values")), plain(own.path("otherwise")), in, to(at, ours, own, field));
        }

        /** The object that a field of ours names rows of; null where it names no record. */
        private String to(String at, String ours, JsonNode own, CrmField field) {
            boolean names = FieldRule.named(ours).isPresent();
            String to = own.path("to").asText(field == null ? null : field.to());
            if (names && to == null) {
                fault(at + ".to", "nothing", "the object of the CRM whose rows this field names");
            } else if (!names && own.has("to")) {
                fault(at + ".to", to, "nothing: " + ours + " holds a value and names no record");
            } else if (names && (own.has("in") || own.has("values") || own.has("otherwise"))) {
                fault(at, "in, values or otherwise", "crm and to alone: the links of both syncs translate " + ours);
            }
            return names ? to : null;
        }

        /** A value alone is a list of one. */
        private Only only(String at, List<String> known) {
            Map<String, List<String>> values = new LinkedHashMap<>();
            tree.path(at).properties().forEach(e -> {
                if (!known.contains(e.getKey()) && !(at.equals("records") && e.getKey().startsWith("custom."))) {
                    fault(at, e.getKey(), "one of " + known);
                }
                values.put(e.getKey(), e.getValue().isArray() ? StreamSupport.stream(e.getValue().spliterator(), false).map(JsonNode::asText).toList()
                        : List.of(e.getValue().asText()));
            });
            return new Only(values);
        }

        private Map<String, String> values(JsonNode declared) {
            Map<String, String> values = new LinkedHashMap<>();
            declared.properties().forEach(e -> values.put(e.getKey(), e.getValue().asText()));
            return values;
        }

        private Object plain(JsonNode declared) {
            return declared.isMissingNode() || declared.isNull() ? null : declared.asText();
        }

        private RecordType type(String name) {
            try {
                return RecordType.of(name);
            } catch (IllegalArgumentException e) {
                faults.add("record: " + e.getMessage());
                return RecordType.CONTACT;
            }
        }

        private <T> T choice(String at, JsonNode declared, T[] all, T usual, java.util.function.Function<T, String> key) {
            if (declared.isMissingNode()) {
                return usual;
            }
            return Arrays.stream(all).filter(one -> key.apply(one).equals(declared.asText())).findFirst().orElseGet(() -> {
                fault(at, declared.asText(), "one of " + Stream.of(all).map(key).toList());
                return usual;
            });
        }

        private void unknown(String at, JsonNode node, Set<String> known) {
            node.fieldNames().forEachRemaining(name -> {
                if (!known.contains(name)) {
                    fault(at + name, name, "one of " + known.stream().sorted().toList());
                }
            });
        }

        private void fault(String at, String found, String wanted) {
            faults.add("%s: found %s, wanted %s".formatted(at, found, wanted));
        }
    }
}
