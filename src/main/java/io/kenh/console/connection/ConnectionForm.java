package io.kenh.console.connection;

import io.kenh.connector.Connection;
import io.kenh.connector.Connector;
import io.kenh.connector.Fault;
import io.kenh.connector.Parameter;
import io.kenh.platform.Sentences;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The form of a connection, drawn from its connector's parameters. What was stored as a secret is never put
 * into it.
 */
record ConnectionForm(String connector, String provider, String name, String title, boolean isNew, List<Field> fields, List<String> faults) {

    /**
     * @param value  what stands in the field; always null for a secret
     * @param kept   a secret that is stored and stays when the field is left blank
     * @param fault  what is wrong with it, or null
     */
    record Field(String name, String label, String help, String kind, boolean required, boolean generated, String value, String example,
                 List<String> options, boolean kept, String fault) { }

    static ConnectionForm blank(Connector connector, Locale locale) {
        return of(connector, locale, connector.name(), connector.title().in(locale), true, Map.of(), List.of());
    }

    static ConnectionForm of(Connector connector, Locale locale, Connection connection) {
        return of(connector, locale, connection.name(), connection.title(), false, connection.settings(), List.of());
    }

    static ConnectionForm of(Connector connector, Locale locale, String name, String title, boolean isNew, Map<String, String> values, List<Fault> faults) {
        List<Field> fields = connector.parameters().stream().map(p -> field(p, locale, isNew, values, faults)).toList();
        List<String> rest = faults.stream().filter(f -> connector.parameters().stream().noneMatch(p -> concerns(f, p)))
                .map(f -> Sentences.in(locale, "%s: found %s, wanted %s".formatted(f.field(), f.found(), f.wanted()))).toList();
        return new ConnectionForm(connector.name(), connector.title().in(locale), name, title, isNew, fields, rest);
    }

    private static Field field(Parameter p, Locale locale, boolean isNew, Map<String, String> values, List<Fault> faults) {
        String value = p.secret() ? null : values.getOrDefault(p.name(), isNew ? p.defaultValue() : null);
        String wrong = faults.stream().filter(f -> concerns(f, p)).map(Fault::wanted).map(wanted -> Sentences.part(locale, wanted)).findFirst().orElse(null);
        return new Field(p.name(), p.title().in(locale), p.description() == null ? null : p.description().in(locale), kind(p), p.required(),
                p.generated(), value, p.example(), p.options(), p.secret() && !isNew, wrong);
    }

    private static boolean concerns(Fault fault, Parameter parameter) {
        return fault.field().equals(parameter.name());
    }

    private static String kind(Parameter p) {
        if (p.secret()) {
            return "secret";
        }
        return p.options().isEmpty() ? p.type() : "choice";
    }
}
