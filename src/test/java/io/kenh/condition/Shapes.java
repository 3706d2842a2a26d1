package io.kenh.condition;

import java.text.Normalizer;
import java.text.Normalizer.Form;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/** Random records and conditions from small stocks of awkward values, so that they often meet. */
final class Shapes {

    private static final List<Moment> MOMENTS = Stream.of("2027-02-28T05:00:00Z", "2028-02-29T05:00:00Z", "2028-02-28T17:00:00Z",
                    "2027-02-28T17:00:00Z", "2026-12-31T16:59:59.999999Z", "2026-11-21T10:00:00Z")
            .map(now -> new Moment(Instant.parse(now), ZoneId.of("Asia/Ho_Chi_Minh"))).toList();

    private Shapes() {
    }

    static Arbitrary<Moment> moments() {
        return Arbitraries.of(MOMENTS);
    }

    // ---------------------------------------------------------------- values of fields

    private static Arbitrary<String> texts() {
        Arbitrary<String> known = Arbitraries.of("", " ", "New", "new", "Tư vấn", "tư vấn khách", "Đặng Thị Hồng", "dang thi hong", "Ước",
                "uoc", "100%", "a_b", "axb", "wow!", "\\", "'", "İstanbul", "istanbul", "ΣΑΣ", "σας", "straße", "Ǆ", "ﬁ", "가", "😀", "ñ", "K");
        Arbitrary<String> random = Arbitraries.strings().withChars("aăâàảạđĐDdơƯ%_!\\ '\u0301\u0323\u031b").ofMaxLength(6);
        return Combinators.combine(Arbitraries.frequencyOf(Tuple.of(3, known), Tuple.of(1, random)),
                Arbitraries.of(Form.NFC, Form.NFD)).as((text, form) -> Normalizer.normalize(text, form));
    }

    private static Arbitrary<Object> numbers() {
        return Arbitraries.of(0, 1, -1, 5, 5.0, 5.5, 18, 100, 1e3, 12345678901L, -0.25);
    }

    private static Arbitrary<LocalDate> dates() {
        Arbitrary<LocalDate> awkward = Arbitraries.of("1904-02-29", "2000-02-29", "2008-02-29", "2028-02-29", "1990-02-28", "1990-03-01",
                "2000-12-31", "2000-01-01", "2027-02-28", "2027-03-01", "0001-01-01", "9999-12-31").map(LocalDate::parse);
        Arbitrary<LocalDate> near = Combinators.combine(moments(), Arbitraries.integers().between(-16, 16))
                .as((moment, days) -> moment.today().plusDays(days));
        Arbitrary<LocalDate> born = Combinators.combine(near, Arbitraries.integers().between(0, 30)).as(LocalDate::minusYears);
        return Arbitraries.oneOf(awkward, near, born);
    }

    private static Arbitrary<String> instants() {
        return Combinators.combine(dates().filter(day -> day.getYear() > 1980 && day.getYear() < 2100), Arbitraries.of("T00:00:00Z",
                "T16:59:59.999999Z", "T17:00:00Z", "T23:59:59.9999999Z", "T00:00+07:00", "T23:59:59-05:30")).as((day, time) -> day + time);
    }

    private static Arbitrary<String> words() {
        return Arbitraries.of("New", "new", "Tư vấn", "Tư vấn", "VIP", "a,b", "\"q\"", "{}", "NULL", "");
    }

    static Arbitrary<?> values(FieldType type) {
        return switch (type) {
            case TEXT -> texts();
            case NUMBER -> numbers();
            case DATE -> dates().map(LocalDate::toString);
            case DATETIME -> instants();
            case CHOICE -> words();
            case TAGS -> words().list().ofMaxSize(3);
            case BOOLEAN -> Arbitraries.of(true, false);
            case REFERENCE -> Arbitraries.of(1, 2, 3, 9007199254740993L);
        };
    }

    // ---------------------------------------------------------------- records

    static Arbitrary<Sample> samples() {
        List<Arbitrary<Object>> columns = Stream.of(FieldType.values()).map(type -> values(type).asGeneric().injectNull(0.15)).toList();
        List<Arbitrary<Object>> custom = Stream.of(FieldType.values()).map(Shapes::custom).toList();
        return Combinators.combine(Combinators.combine(columns).as(ArrayList::new), Combinators.combine(custom).as(ArrayList::new))
                .as(Shapes::sample);
    }

    /** Mostly of its type; sometimes what an older type, another system or a mistake left there. */
    private static Arbitrary<Object> custom(FieldType type) {
        Arbitrary<Object> stray = Arbitraries.of("x", 7, 7.5, true, List.of("a", 1), Map.of("a", 1), "2027-02-30", "2027-2-1", "0000-01-01",
                "10000-01-01", "2027-02-28T24:00:00Z", "2027-02-28T10:00:00", "2027-02-30T10:00:00Z", "2027-02-28 10:00:00Z",
                "infinity", "today", "2027-02-28\n");
        return Arbitraries.frequencyOf(Tuple.of(8, values(type).asGeneric()), Tuple.of(1, stray))
                .injectNull(0.15);
    }

    private static Sample sample(List<Object> columns, List<Object> custom) {
        Map<FieldType, Object> typed = new HashMap<>();
        Map<String, Object> json = new HashMap<>();
        for (FieldType type : FieldType.values()) {
            typed.put(type, type.read(columns.get(type.ordinal())));
            json.put(type.name(), custom.get(type.ordinal()));
        }
        return new Sample(typed, Sample.json(json));
    }

    // ---------------------------------------------------------------- conditions

    static Arbitrary<Condition> trees() {
        return tree(3);
    }

    private static Arbitrary<Condition> tree(int depth) {
        Arbitrary<Condition> clause = clauses().map(Condition.class::cast);
        if (depth == 0) {
            return clause;
        }
        Arbitrary<List<Condition>> parts = tree(depth - 1).list().ofMinSize(1).ofMaxSize(4);
        return Arbitraries.oneOf(clause, parts.map(All::new), parts.map(Any::new));
    }

    private static Arbitrary<Clause> clauses() {
        return Arbitraries.of(FieldType.values()).flatMap(type -> Combinators.combine(
                        Arbitraries.of("", "custom.").map(prefix -> prefix + type),
                        Arbitraries.of(Conditions.menu(type).stream().filter(operator -> !operator.needsChange()).map(OperatorChoice::name).toList()))
                .flatAs((field, operator) -> wanted(type, operator).map(value -> new Clause(field, operator, value))));
    }

    private static Arbitrary<Object> wanted(FieldType type, String operator) {
        return switch (operator) {
            case "empty", "not_empty" -> Arbitraries.just(null);
            case "in", "not_in" -> one(type).list().ofMinSize(1).ofMaxSize(4).asGeneric();
            case "has_any", "has_all", "has_none" -> one(FieldType.CHOICE).list().ofMinSize(1).ofMaxSize(3).asGeneric();
            case "has", "has_not" -> one(FieldType.CHOICE);
            case "in_last_days", "in_next_days", "days_ago", "days_ago_at_least", "days_ahead" -> Arbitraries.integers().between(0, 16).asGeneric();
            case "anniversary" -> Arbitraries.integers().between(0, 3).injectNull(0.5).asGeneric();
            case "age_at_least", "age_at_most" -> Arbitraries.integers().between(0, 30).asGeneric();
            case "age_between" -> Arbitraries.integers().between(0, 30).map(low -> List.of(low, low + 5)).asGeneric();
            case "between" -> range(type);
            default -> type == FieldType.DATETIME ? one(FieldType.DATE) : one(type);
        };
    }

    private static Arbitrary<Object> one(FieldType type) {
        return values(type).asGeneric().filter(value -> !value.equals("") && !onlyMarks(value));
    }

    // Nothing is left of these once accents are folded, so they are refused as values of a clause.
    private static boolean onlyMarks(Object value) {
        return value instanceof String text && TextForm.folded(text).isEmpty();
    }

    private static Arbitrary<Object> range(FieldType type) {
        if (type == FieldType.NUMBER) {
            return Arbitraries.integers().between(-2, 100).map(low -> List.of(low, low + 10)).asGeneric();
        }
        return dates().filter(day -> day.getYear() < 9000).map(day -> List.of(day.toString(), day.plusDays(40).toString())).asGeneric();
    }
}
