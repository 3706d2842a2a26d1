package io.kenh.console.record;

import io.kenh.console.Show;
import io.kenh.crm.CustomFields;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.Period;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;

/** What is known about a record, as its page lists it. */
@Component("consoleRecordFacts")
public class Facts {

    /** One line; {@code path} leads to what it names, or is null. */
    public record Fact(String label, String text, String path) { }

    /** These stand elsewhere on the page. */
    private static final Set<String> ELSEWHERE = Set.of("name", "subject", "tags", "info");

    private final Texts texts;
    private final Names names;
    private final Show show;
    private final Clock clock;

    Facts(Texts texts, Names names, Show show, Clock clock) {
        this.texts = texts;
        this.names = names;
        this.show = show;
        this.clock = clock;
    }

    /** Fields that hold something, then the custom values, then when it was made and changed. */
    public List<Fact> of(Kind kind, Map<String, Object> record) {
        List<Fact> facts = new ArrayList<>();
        kind.fields().stream().filter(field -> !ELSEWHERE.contains(field) && record.get(field) != null)
                .forEach(field -> facts.add(fact(kind, field, record.get(field))));
        if (record.get("birthday") != null) {
            int age = Period.between(LocalDate.parse(record.get("birthday").toString()), LocalDate.now(clock)).getYears();
            facts.add(new Fact(texts.label(kind.type(), "age"), String.valueOf(age), null));
        }
        facts.addAll(custom(kind, record));
        for (String time : List.of("created", "updated")) {
            facts.add(new Fact(texts.label(kind.type(), time), show.at(OffsetDateTime.parse(record.get(time).toString()).toInstant()), null));
        }
        return facts;
    }

    /** Only what stands in custom fields. */
    public List<Fact> custom(Kind kind, Map<String, Object> record) {
        List<Fact> facts = new ArrayList<>();
        if (record.get("custom") instanceof Map<?, ?> custom) {
            custom.forEach((name, value) -> facts.add(fact(kind, CustomFields.PREFIX + name, value)));
        }
        return facts;
    }

    private Fact fact(Kind kind, String field, Object value) {
        String text = field.equals("phone") ? show.phone(value.toString()) : texts.value(kind.type(), field, value);
        return new Fact(texts.label(kind.type(), field), text, field.equals("phone") ? null : names.path(field, value));
    }
}
