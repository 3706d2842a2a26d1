package io.kenh.connector.crm;

import com.fasterxml.jackson.databind.JsonNode;
import io.kenh.connector.Connector;
import io.kenh.connector.Fault;
import io.kenh.connector.Parameter;
import io.kenh.connector.call.AnswerRules;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What a schema cannot say of a {@code crm} section: places that nothing fills, expressions that cannot be read. */
public final class SectionCheck {

    private static final Pattern PLACE = Pattern.compile("\\$\\{(\\w+)(\\|\\w+)?}");

    private SectionCheck() {
    }

    /** All faults at once; none where there is no such section. */
    public static List<Fault> faults(Connector connector) {
        JsonNode declaredSection = connector.definition().path("crm");
        List<Fault> faults = new ArrayList<>();
        if (declaredSection.isMissingNode()) {
            return faults;
        }
        Map<String, String> settings = connector.parameters().stream().filter(p -> !p.secret()).collect(Collectors.toMap(Parameter::name,
                p -> p.defaultValue() != null ? p.defaultValue() : p.example() != null ? p.example() : "x", (first, second) -> first));
        JsonNode section = Section.of(connector, settings::get);
        if (section.has("answer")) {
            attempt(connector, "crm.answer", faults, () -> new AnswerRules(section.path("answer")));
        }
        Section.objects(connector, settings::get).forEach((name, declared) -> {
            String at = "crm.objects." + name;
            attempt(connector, at, faults, () -> new Entity(name, declared, section));
            places(connector, at, declared, faults);
            Set.of("id", "list", "fields").stream().filter(field -> !declared.has(field)).sorted()
                    .forEach(field -> faults.add(fault(connector, at + "." + field, "nothing", "this field, here or in crm.common")));
        });
        return faults;
    }

    private static void places(Connector connector, String at, JsonNode declared, List<Fault> faults) {
        Matcher place = PLACE.matcher(declared.toString());
        while (place.find()) {
            if (!Section.PLACES.contains(place.group(1))) {
                faults.add(fault(connector, at, place.group(), "one of " + Section.PLACES.stream().sorted().toList() + ", one of vars, or a parameter that is no secret"));
            }
        }
    }

    private static void attempt(Connector connector, String at, List<Fault> faults, Runnable reader) {
        try {
            reader.run();
        } catch (RuntimeException e) {
            faults.add(fault(connector, at, String.valueOf(e.getMessage()), "paths, patterns and outcomes that can be read"));
        }
    }

    private static Fault fault(Connector connector, String field, String found, String wanted) {
        return new Fault(connector.name() + "/connector.yaml", field, found, wanted);
    }
}
