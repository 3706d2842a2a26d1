package io.kenh.crm;

import static org.assertj.core.api.Assertions.assertThat;

import io.kenh.condition.FieldType;
import io.kenh.platform.Json;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whatever is written into a field: it is refused by name, or it is a value that conditions read and that stays itself. */
class ValuesPropertyTest {

    private static final ZoneId ZONE = ZoneId.of("Asia/Ho_Chi_Minh");
    private static final List<String> CHOICES = List.of("Đà Nẵng", "Hà Nội", "true", "1");

    @Property(tries = 3_000)
    void what_is_taken_is_read_by_conditions_and_taken_again_unchanged(@ForAll("types") CustomType type, @ForAll("written") Object raw) {
        Object held;
        try {
            held = Values.read("custom.x", type.fieldType(), CHOICES, raw, ZONE);
        } catch (InvalidValue refused) {
            assertThat(refused.getMessage()).startsWith("custom.x: found ").contains(", wanted ");
            return;
        }
        Object stored = Json.map(Json.write(Map.of("x", held))).get("x");
        assertThat(type.fieldType().read(stored)).isNotNull();
        assertThat(Plain.of(Values.read("custom.x", type.fieldType(), CHOICES, stored, ZONE))).isEqualTo(Plain.of(held));
        assertThat(Plain.of(stored)).isEqualTo(Plain.of(held));
    }

    @Provide
    Arbitrary<CustomType> types() {
        return Arbitraries.of(CustomType.values());
    }

    @Provide
    Arbitrary<Object> written() {
        Arbitrary<String> digits = Arbitraries.strings().withChars("0123456789.-+eE/:T Z").ofMaxLength(26);
        Arbitrary<String> days = Arbitraries.integers().between(-5, 99_999).tuple3().map(t -> "%d/%d/%d".formatted(Math.abs(t.get1()) % 33, Math.abs(t.get2()) % 14, t.get3()));
        Arbitrary<String> words = Arbitraries.of("Hà Nội", "đà nẵng", "Hà Nội,1", "có", "TRUE", "", " ", "2026-02-29", "2026-02-28T24:00", "28/2/2026 7:05", "1e15", "0x1F", "∞");
        Arbitrary<?> others = Arbitraries.of(true, 1, 1.5e300, Long.MAX_VALUE, Double.NaN, List.of(), List.of("1", 1), Map.of("a", 1));
        return Arbitraries.oneOf(digits.asGeneric(), days.asGeneric(), words.asGeneric(), Arbitraries.strings().ofMaxLength(30).asGeneric(), others.asGeneric());
    }
}
