package io.kenh.automation.scenario;

import io.kenh.automation.Simulation.Found;
import io.kenh.crm.Addresses;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** Compares what was expected with what was found. An expectation names what matters; what it leaves out may be anything. */
final class Expectation {

    private static final DateTimeFormatter LOCAL = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");

    private final Cast cast;
    private final ZoneId zone;

    Expectation(Cast cast, ZoneId zone) {
        this.cast = cast;
        this.zone = zone;
    }

    /** Takes out of {@code open} what each expectation finds; answers those that find nothing. */
    List<Map<String, Object>> missing(List<Map<String, Object>> expected, List<Found> open) {
        List<Map<String, Object>> missing = new ArrayList<>();
        for (Map<String, Object> one : expected) {
            int times = one.get("times") instanceof Number number ? number.intValue() : 1;
            int lacking = 0;
            for (int i = 0; i < times; i++) {
                Optional<Found> hit = open.stream().filter(found -> meets(found, one)).findFirst();
                hit.ifPresent(open::remove);
                lacking += hit.isPresent() ? 0 : 1;
            }
            if (lacking > 0) {
                missing.add(times == 1 ? one : but(one, times - lacking));
            }
        }
        return missing;
    }

    private static Map<String, Object> but(Map<String, Object> one, int found) {
        Map<String, Object> said = new LinkedHashMap<>(one);
        said.put("found", found);
        return said;
    }

    private boolean meets(Found found, Map<String, Object> expected) {
        String kind = expected.keySet().stream().filter(key -> !key.equals("times")).findFirst()
                .orElseThrow(() -> new IllegalArgumentException("expect: found an empty line, wanted an action such as {sms: {to: …}}"));
        return found.kind().equals(kind) && (!(expected.get(kind) instanceof Map<?, ?> facts)
                || facts.entrySet().stream().allMatch(fact -> holds(found, String.valueOf(fact.getKey()), fact.getValue())));
    }

    private boolean holds(Found found, String name, Object wanted) {
        return switch (name) {
            case "at" -> found.at().atZone(zone).format(LOCAL).endsWith(String.valueOf(wanted));
            case "until" -> found.facts().get(name) != null && Instant.parse(found.facts().get(name).toString()).atZone(zone).format(LOCAL).endsWith(String.valueOf(wanted));
            case "contains" -> texts(wanted).allMatch(part -> String.valueOf(found.facts().get("text")).contains(part));
            case "reason" -> String.valueOf(found.facts().get(name)).contains(String.valueOf(wanted));
            case "to" -> addresses(wanted).anyMatch(found.facts().get(name)::equals);
            default -> same(fact(found.facts(), name), wanted);
        };
    }

    private static Stream<String> texts(Object wanted) {
        return (wanted instanceof Collection<?> several ? several : List.of(wanted)).stream().map(String::valueOf);
    }

    /** Somebody of the story by the addresses they have, or an address as it is written. */
    private Stream<Object> addresses(Object wanted) {
        String text = String.valueOf(wanted);
        Stream<Object> own = cast.knows(wanted) ? Stream.of("phone", "email").map(cast.now(wanted)::get).filter(Objects::nonNull) : Stream.empty();
        return Stream.concat(own, Stream.of(Addresses.phone(text), Addresses.email(text)).flatMap(Optional::stream));
    }

    static Object fact(Map<String, Object> facts, String name) {
        return name.startsWith("custom.") && facts.get("custom") instanceof Map<?, ?> custom ? custom.get(name.substring("custom.".length())) : facts.get(name);
    }

    static boolean same(Object found, Object wanted) {
        if (found instanceof Collection<?> several && wanted instanceof Collection<?> these) {
            return new HashSet<>(several).equals(new HashSet<>(these));
        }
        if (found instanceof Number a && wanted instanceof Number b) {
            return new BigDecimal(a.toString()).compareTo(new BigDecimal(b.toString())) == 0;
        }
        return found == null || wanted == null ? found == wanted : found.toString().strip().equals(wanted.toString().strip());
    }
}
