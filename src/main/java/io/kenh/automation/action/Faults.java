package io.kenh.automation.action;

import io.kenh.automation.Definition;
import java.util.List;
import java.util.stream.Stream;

/** Small helps for lists of faults. */
final class Faults {

    private Faults() {
    }

    @SafeVarargs
    static List<String> of(List<String>... parts) {
        return Stream.of(parts).flatMap(List::stream).toList();
    }

    static boolean has(Definition.Action action, String name) {
        return action.text(name) != null && !action.text(name).isBlank();
    }
}
