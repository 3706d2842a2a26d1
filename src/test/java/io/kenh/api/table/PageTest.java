package io.kenh.api.table;

import static org.assertj.core.api.Assertions.assertThat;

import io.kenh.api.problem.Problem;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class PageTest {

    @Property
    void pagesOfAnySizeHoldEveryRecordOnce(@ForAll @IntRange(max = 60) int records, @ForAll @IntRange(min = 1, max = 20) int limit) {
        List<Long> all = new ArrayList<>(LongStream.rangeClosed(1, records).boxed().toList());
        Collections.reverse(all);
        List<Long> seen = new ArrayList<>();
        String next = null;
        do {
            Page.Wanted wanted = Page.Wanted.of(next == null ? Map.of("limit", limit) : Map.of("limit", limit, "after", next));
            Page<Long> page = Page.of(all.stream().filter(id -> wanted.before() == null || id < wanted.before()).limit(limit + 1L).toList(), limit, id -> id);
            seen.addAll(page.items());
            next = page.next();
        } while (next != null);

        assertThat(seen).isEqualTo(all);
    }

    @Property
    void aForgedCursorIsRefusedOrMeansNothingButAPlace(@ForAll String cursor) {
        try {
            assertThat(Page.Wanted.of(Map.of("after", cursor)).before()).isNotNull();
        } catch (Problem refused) {
            assertThat(refused.kind().status()).isEqualTo(400);
        }
    }
}
