package io.kenh.api;

import io.kenh.api.problem.Fault;
import io.kenh.api.problem.Kind;
import io.kenh.api.problem.Problem;
import io.kenh.crm.Use;
import java.util.List;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Faults that the packages below state as "field: found …, wanted …", as problem details. */
final class FaultTexts {

    private static final Pattern FAULT = Pattern.compile("(?s)(?:([^:]{1,80}): )?found (.*?), wanted (.*)");

    private FaultTexts() {
    }

    /** @throws Problem when there is any fault */
    static void raise(List<String> faults) {
        if (!faults.isEmpty()) {
            throw Problem.of(Kind.INVALID_VALUES, faults.stream().map(FaultTexts::of).toList());
        }
    }

    /** What the work gives; a refusal it states as {@link IllegalArgumentException} is answered as such. */
    static <T> T orRaise(Supplier<T> work) {
        try {
            return work.get();
        } catch (IllegalArgumentException refused) {
            raise(List.of(refused.getMessage()));
            throw refused;
        }
    }

    /** @throws Problem when something cannot be taken away, with all who need it */
    static void unlessUsed(String kind, Object name, List<Use> uses) {
        if (!uses.isEmpty()) {
            throw Problem.of(Kind.CONFLICT, "Found the %s '%s' in use by %s; wanted one that nobody needs. Change or pause these first.".formatted(kind, name,
                    uses.stream().map(Use::sentence).collect(Collectors.joining(", "))));
        }
    }

    private static Fault of(String text) {
        Matcher parts = FAULT.matcher(text);
        return parts.find() ? new Fault(parts.group(1) == null ? "" : parts.group(1), parts.group(2), parts.group(3))
                : new Fault("", text, "something that is accepted here");
    }
}
