package io.kenh.connector.catalogue;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import io.kenh.connector.Fault;
import java.util.Comparator;
import java.util.List;

/** Holds a {@code connector.yaml} against {@code connector.schema.json}. */
final class SchemaCheck {

    private static final JsonSchema SCHEMA = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
            .getSchema(SchemaCheck.class.getResourceAsStream("/connectors/connector.schema.json"));
    private static final int SHOWN = 60;

    private SchemaCheck() {
    }

    static List<Fault> faults(String file, JsonNode definition) {
        return SCHEMA.validate(definition).stream()
                .sorted(Comparator.comparing(m -> m.getInstanceLocation().toString()))
                .map(message -> fault(file, message)).toList();
    }

    private static Fault fault(String file, ValidationMessage message) {
        String field = field(message);
        return new Fault(file, field, found(message), wanted(message));
    }

    private static String found(ValidationMessage message) {
        JsonNode at = message.getInstanceNode();
        JsonNode found = at != null && message.getProperty() != null ? at.get(message.getProperty()) : at;
        return found == null || found.isMissingNode() ? "nothing" : shortened(found.toString());
    }

    private static String field(ValidationMessage message) {
        String at = message.getInstanceLocation().toString().replaceFirst("^\\$\\.?", "");
        String property = message.getProperty();
        return property == null ? at : at.isEmpty() ? property : at + "." + property;
    }

    private static String wanted(ValidationMessage message) {
        String text = message.getMessage().replaceFirst("^\\$[^:]*: ", "");
        return switch (message.getType()) {
            case "required" -> "this field";
            case "additionalProperties" -> "no such field";
            case "enum" -> "one of " + message.getSchemaNode();
            case "type" -> text.replaceFirst(".* found, (.*) expected", "$1");
            default -> text;
        };
    }

    private static String shortened(String found) {
        return found.length() <= SHOWN ? found : found.substring(0, SHOWN) + "…";
    }
}
