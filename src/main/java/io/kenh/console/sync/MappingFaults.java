package io.kenh.console.sync;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/** What is wrong with a mapping, each at the place of the form that it concerns: {@code field-0}, {@code match}, or {@code all}. */
record MappingFaults(Map<String, List<String>> places) {

    static final MappingFaults NONE = new MappingFaults(Map.of());
    private static final List<String> GROUPS = List.of("match", "rows", "records");

    /** @param faults each beginning with its place in the text */
    static MappingFaults of(MappingDraft draft, List<String> faults) {
        MappingFaults placed = new MappingFaults(new LinkedHashMap<>());
        faults.forEach(fault -> placed.add(place(draft, fault), fault));
        return placed;
    }

    void add(String place, String fault) {
        places.computeIfAbsent(place, p -> new ArrayList<>()).add(fault);
    }

    /** At a place alone. */
    public List<String> at(String place) {
        return places.getOrDefault(place, List.of());
    }

    public boolean isEmpty() {
        return places.isEmpty();
    }

    private static String place(MappingDraft draft, String fault) {
        Optional<String> field = IntStream.range(0, draft.fields().size()).filter(i -> concerns(fault, "fields." + draft.fields().get(i).ours()))
                .boxed().max(java.util.Comparator.comparing(i -> draft.fields().get(i).ours().length())).map(i -> "field-" + i);
        return field.or(() -> GROUPS.stream().filter(group -> concerns(fault, group)).findFirst()).orElse("all");
    }

    private static boolean concerns(String fault, String place) {
        return fault.startsWith(place + ":") || fault.startsWith(place + ".");
    }
}
