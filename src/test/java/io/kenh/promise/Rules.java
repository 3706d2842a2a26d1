package io.kenh.promise;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import io.kenh.automation.Automations;
import io.kenh.automation.Definition;

/** Automations of a test, written as in their files. */
final class Rules {

    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());

    private Rules() {
    }

    /** SMS to every lead that was made or changed and has the tag. */
    static long smsTo(Automations automations, String tag, String text) {
        long id = automations.save(null, null, definition(tag, text), "test");
        automations.activate(id);
        return id;
    }

    static Definition definition(String tag, String text) {
        try {
            return YAML.readValue("""
                    name: %1$s
                    object: lead
                    trigger: created-or-updated
                    conditions: {field: tags, op: has, value: %1$s}
                    actions:
                      - action: send-sms
                        with: {to: customer, text: "%2$s"}
                    """.formatted(tag, text), Definition.class);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
