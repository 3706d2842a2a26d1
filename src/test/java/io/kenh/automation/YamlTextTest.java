package io.kenh.automation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kenh.condition.All;
import io.kenh.condition.Any;
import io.kenh.condition.Clause;
import io.kenh.condition.Condition;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class YamlTextTest {

    @Property(tries = 500)
    void aDefinitionIsReadAsItWasWritten(@ForAll("definitions") Definition definition) {
        assertThat(YamlText.read(YamlText.write(definition), Definition.class)).isEqualTo(definition);
    }

    @Example
    void aFaultHasLineAndColumnAndTheWayOut() {
        assertThatThrownBy(() -> YamlText.read("name: x\nobject: lead\nactions:\n  - action: send-sms\n    wth: {to: customer}\n", Definition.class))
                .hasMessageStartingWith("line 5, column 5: found 'wth', wanted one of [").hasMessageContaining("with");
        assertThatThrownBy(() -> YamlText.read("name: x\nobject: [", Definition.class)).hasMessageStartingWith("line 2");
        assertThatThrownBy(() -> YamlText.read("", Definition.class)).hasMessageContaining("line 1").hasMessageContaining("trigger");
        assertThatThrownBy(() -> YamlText.read("name: x\nconditions: {huh: 1}\n", Definition.class)).hasMessageContaining("line 2").hasMessageContaining("huh");
        assertThatThrownBy(() -> YamlText.read("name: a\nname: b\n", Definition.class)).hasMessageStartingWith("line 2");
    }

    @Example
    void eachPlaceIsFound() {
        assertThat(YamlText.places("name: x\nconditions:\n  all:\n    - {field: status, is: New}\n"))
                .containsEntry("name", "line 1, column 1").containsEntry("conditions.all[0].field", "line 4, column 8");
    }

    @Provide
    Arbitrary<Definition> definitions() {
        Arbitrary<Condition> condition = condition(2).injectNull(0.3);
        return Combinators.combine(texts(), texts().injectNull(0.3), Arbitraries.of("lead", "contact"), triggers(), condition, condition, actions().list().ofMaxSize(4))
                .as(Definition::new);
    }

    private Arbitrary<TriggerSpec> triggers() {
        return Arbitraries.oneOf(texts().map(TriggerSpec::of), Combinators.combine(Arbitraries.of("daily", "weekly"), values()).as((on, with) -> new TriggerSpec(on, with)));
    }

    private Arbitrary<Condition> condition(int depth) {
        Arbitrary<Condition> clause = Combinators.combine(texts(), Arbitraries.of("is", "has_any", "changed"), value().injectNull(0.2))
                .as((field, operator, value) -> new Clause(field, operator, value));
        return depth == 0 ? clause : Arbitraries.oneOf(clause, condition(depth - 1).list().ofMaxSize(3).map(All::new),
                condition(depth - 1).list().ofMinSize(1).ofMaxSize(3).map(Any::new));
    }

    private Arbitrary<Definition.Action> actions() {
        Arbitrary<SendTime> when = Arbitraries.of(new SendTime("2h", null, null, null, null), new SendTime(null, "08:00", "birthday", -3, true)).injectNull(0.5);
        return Combinators.combine(Arbitraries.of("send-sms", "update-record"), values(), when).as(Definition.Action::new);
    }

    private Arbitrary<Map<String, Object>> values() {
        return Arbitraries.maps(texts().filter(key -> !key.equals("on")), value()).ofMaxSize(3);
    }

    private Arbitrary<Object> value() {
        return Arbitraries.oneOf(texts().map(text -> text), Arbitraries.integers().map(number -> number), Arbitraries.of(true, false),
                texts().list().ofMaxSize(3).map(List::copyOf));
    }

    /** What YAML is known to read as something else, and anything a person may type. */
    private static Arbitrary<String> texts() {
        return Arbitraries.oneOf(Arbitraries.of("on", "off", "yes", "No", "~", "null", "NULL", "true", "False", "1", "1e3", "0x1f", "012", "08:00", "1:20:30", "2026-01-01", "-", "- a",
                        "a: b", "a #b", "#", "{{name}}", "{", "[x]", "*a", "&a", "!x", "%x", "@", "`", "|", ">", "'", "\"", "", " ", " a ", "a\nb", "a\n\nb\n", " a\nb", "a \nb", "a\n b", "\n", "a\n\n", "\ta",
                        "a\tb", "a\r\nb", "Tư vấn", "Xin chào{{#name}} {{name}}{{/name}}", "=", "<<", ".inf", ".NaN", "+1", "1_000", "---", "...", "--- a\nb", "? a", "a?", "a:", ":a", "\uFEFFa", "a\u2028b", "\u0085", "x".repeat(300) + " " + "y".repeat(300)),
                Arbitraries.strings().ofMaxLength(12).filter(text -> text.chars().noneMatch(c -> Character.isSurrogate((char) c) || c == 0 || c >= 0xFFFE)),
                Arbitraries.strings().withChars("ab:#-'\"\\ \n\t{}[],&*!|>%@`?").ofMaxLength(10));
    }
}
