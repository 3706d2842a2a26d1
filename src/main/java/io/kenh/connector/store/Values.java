package io.kenh.connector.store;

import io.kenh.connector.Connector;
import io.kenh.connector.Fault;
import io.kenh.connector.InvalidConnection;
import io.kenh.connector.Parameter;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Values of a form held against a connector's parameters, and split into settings and secrets. */
record Values(Map<String, String> settings, Map<String, String> secrets) {

    private static final int GENERATED_BYTES = 24;

    /**
     * @param name    the connection's name, for messages
     * @param given   what the form holds
     * @param present secrets that a blank field keeps
     */
    static Values of(Connector connector, String name, Map<String, String> given, Map<String, String> present) {
        List<Fault> faults = unknown(connector, name, given);
        Values values = new Values(new LinkedHashMap<>(), new LinkedHashMap<>());
        for (Parameter parameter : connector.parameters()) {
            String value = value(parameter, given, present);
            faults.addAll(faults(parameter, name, value));
            if (value != null) {
                (parameter.secret() ? values.secrets : values.settings).put(parameter.name(), value);
            }
        }
        if (!faults.isEmpty()) {
            throw new InvalidConnection(faults);
        }
        return values;
    }

    private static String value(Parameter parameter, Map<String, String> given, Map<String, String> present) {
        String value = given.get(parameter.name());
        if (value != null && !value.isBlank()) {
            return parameter.secret() ? value : value.strip();
        }
        if (present.containsKey(parameter.name())) {
            return present.get(parameter.name());
        }
        return parameter.generated() ? random() : parameter.defaultValue();
    }

    private static List<Fault> unknown(Connector connector, String name, Map<String, String> given) {
        Set<String> known = connector.parameters().stream().map(Parameter::name).collect(Collectors.toSet());
        return given.keySet().stream().filter(key -> !known.contains(key))
                .map(key -> new Fault(name, key, "a value", "one of the fields of " + connector.name() + ": " + known))
                .collect(Collectors.toCollection(ArrayList::new));
    }

    private static List<Fault> faults(Parameter parameter, String name, String value) {
        List<Fault> faults = new ArrayList<>();
        if (value == null) {
            if (parameter.required()) {
                faults.add(new Fault(name, parameter.name(), "nothing", "a value"));
            }
            return faults;
        }
        String shown = parameter.secret() ? "a hidden value" : value;
        if (!fits(parameter.type(), value)) {
            faults.add(new Fault(name, parameter.name(), shown, parameter.type()));
        }
        if (!parameter.options().isEmpty() && !parameter.options().contains(value)) {
            faults.add(new Fault(name, parameter.name(), shown, "one of " + parameter.options()));
        }
        boolean lines = parameter.type().equals("text");
        if (value.contains("{{") || value.chars().anyMatch(c -> Character.isISOControl(c) && !(lines && (c == '\n' || c == '\r')))) {
            faults.add(new Fault(name, parameter.name(), shown, "a value without {{ and without line breaks"));
        }
        return faults;
    }

    private static boolean fits(String type, String value) {
        return switch (type) {
            case "integer" -> value.matches("-?\\d{1,18}");
            case "boolean" -> value.equals("true") || value.equals("false");
            default -> true;
        };
    }

    private static String random() {
        byte[] bytes = new byte[GENERATED_BYTES];
        new SecureRandom().nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    @Override
    public String toString() {
        return "Values[" + settings + ", " + secrets.keySet() + "]";
    }
}
