package io.kenh.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class WavesTest {

    private record Item(int number, String lane) { }

    @Property(tries = 300)
    void a_wave_holds_a_lane_once_and_a_lane_keeps_its_order(@ForAll @Size(max = 200) List<@IntRange(max = 12) Integer> lanes) {
        List<Item> batch = new ArrayList<>();
        for (int i = 0; i < lanes.size(); i++) {
            batch.add(new Item(i, "lane" + lanes.get(i)));
        }
        List<Item> worked = new ArrayList<>();
        for (List<Item> wave : Waves.of(batch, Item::lane)) {
            assertThat(new HashSet<>(wave.stream().map(Item::lane).toList())).hasSameSizeAs(wave);
            worked.addAll(wave);
        }
        assertThat(worked).containsExactlyInAnyOrderElementsOf(batch);
        for (String lane : batch.stream().map(Item::lane).distinct().toList()) {
            assertThat(worked.stream().filter(i -> i.lane().equals(lane)).map(Item::number).toList()).isSorted();
        }
    }
}
