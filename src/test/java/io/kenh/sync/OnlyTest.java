package io.kenh.sync;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class OnlyTest {

    private static final Only OPEN_IN_HUE = new Only(Map.of("stage", List.of("open", ""), "city", List.of("Huế")));

    @Test
    void aRowNeedsOneOfTheValuesInEachField() {
        assertThat(OPEN_IN_HUE.holdsRow(Map.of("stage", "open", "city", "Huế"))).isTrue();
        assertThat(OPEN_IN_HUE.holdsRow(Map.of("stage", "won", "city", "Huế"))).isFalse();
        assertThat(OPEN_IN_HUE.holdsRow(Map.of("stage", "open"))).isFalse();
    }

    @Test
    void anEmptyTextStandsForNothing() {
        assertThat(OPEN_IN_HUE.holdsRow(Map.of("stage", " ", "city", "Huế"))).isTrue();
        assertThat(OPEN_IN_HUE.holdsRow(Map.of("city", "Huế"))).isTrue();
    }

    @Test
    void aRecordIsAskedForItsOwnFieldsToo() {
        Only north = new Only(Map.of("custom.region", List.of("north"), "score", List.of("5")));
        assertThat(north.holdsRecord(Map.of("score", 5, "custom", Map.of("region", "north")))).isTrue();
        assertThat(north.holdsRecord(Map.of("score", 5, "custom", Map.of()))).isFalse();
    }

    @Test
    void withoutAFilterAllAreAmongThem() {
        assertThat(new Only(Map.of()).holdsRow(Map.of())).isTrue();
    }
}
