package io.kenh.platform;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Cuts a batch into waves that hold at most one item of each lane, in order. */
public final class Waves {

    private Waves() {
    }

    /** The n-th item of a lane stands in the n-th wave; inside a wave the order of the batch is kept. */
    public static <T> List<List<T>> of(List<T> batch, Function<T, String> lane) {
        List<List<T>> waves = new ArrayList<>();
        Map<String, Integer> seen = new HashMap<>();
        for (T item : batch) {
            int wave = seen.merge(lane.apply(item), 1, Integer::sum) - 1;
            if (wave == waves.size()) {
                waves.add(new ArrayList<>());
            }
            waves.get(wave).add(item);
        }
        return waves;
    }
}
