package io.kenh.console.builder;

import io.kenh.automation.Actions;
import io.kenh.automation.Definition;
import io.kenh.condition.All;
import io.kenh.condition.Any;
import io.kenh.condition.Clause;
import io.kenh.condition.Condition;
import io.kenh.condition.Conditions;
import io.kenh.condition.InvalidCondition;
import io.kenh.condition.Moment;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Asks a form's conditions of the records there are: how many meet them, and what each clause says of one of them. */
@Component
class Insights {

    private final Actions kinds;
    private final Checks checks;
    private final MatchCount counts;
    private final Samples samples;
    private final Previews previews;
    private final JdbcClient db;
    private final Clock clock;

    Insights(Actions kinds, Checks checks, MatchCount counts, Samples samples, Previews previews, JdbcClient db, Clock clock) {
        this.kinds = kinds;
        this.checks = checks;
        this.counts = counts;
        this.samples = samples;
        this.previews = previews;
        this.db = db;
        this.clock = clock;
    }

    /** @param sample id of the record to try it on; null for the newest */
    Insight of(Draft draft, Menu menu, Long sample) {
        Faults open = checks.faults(draft, menu);
        Definition definition = draft.definition(kinds, menu);
        Map<String, Object> record = menu.type() == null ? null : samples.load(menu.type(), sample).orElse(null);
        Map<String, String> answers = new LinkedHashMap<>();
        Map<String, String> seen = new LinkedHashMap<>();
        String verdict = record == null ? "unclear" : both(ask(draft.filter(), "filter", menu, record, answers, seen), ask(draft.conditions(), "conditions", menu, record, answers, seen));
        return new Insight(count(draft, menu), needsChange(draft, menu), record == null ? null : ((Number) record.get("id")).longValue(),
                record == null ? "" : Samples.name(record), answers, seen, verdict, record == null ? List.of() : previews.of(definition, menu.type(), ((Number) record.get("id")).longValue()),
                sameName(draft), open, open.isEmpty() ? checks.missing(definition) : new Faults());
    }

    private MatchCount.Count count(Draft draft, Menu menu) {
        if (menu.type() == null) {
            return null;
        }
        try {
            List<Condition> parts = new ArrayList<>();
            for (String group : List.of("filter", "conditions")) {
                Condition asked = stored(draft.group(group).condition(menu), menu);
                if (asked != null) {
                    parts.add(asked);
                }
            }
            return counts.of(menu, parts.isEmpty() ? null : new All(parts));
        } catch (InvalidCondition unfinished) {
            return null;
        }
    }

    /**
     * The condition without what only a change can answer, so that it holds at least wherever the whole does; null when nothing
     * is left. With OR such a part may hold for everyone.
     */
    private static Condition stored(Condition asked, Menu menu) {
        if (asked == null || asked instanceof Clause) {
            return asked == null || needsChange(asked, menu) ? null : asked;
        }
        boolean any = asked instanceof Any;
        List<Condition> parts = any ? ((Any) asked).parts() : ((All) asked).parts();
        List<Condition> stored = parts.stream().map(part -> stored(part, menu)).filter(Objects::nonNull).toList();
        return stored.isEmpty() || any && stored.size() < parts.size() ? null : any ? new Any(stored) : new All(stored);
    }

    private static boolean needsChange(Draft draft, Menu menu) {
        return Stream.of(draft.filter(), draft.conditions()).map(group -> group.condition(menu)).filter(Objects::nonNull)
                .anyMatch(part -> needsChange(part, menu));
    }

    private static boolean needsChange(Condition part, Menu menu) {
        return part.clauses().stream().anyMatch(clause -> menu.operator(new ClauseDraft(clause.field(), clause.operator(), List.of(), null))
                .filter(operator -> operator.needsChange()).isPresent());
    }

    /** The answer of a group; those of its rows, and of rows within them, are noted by the way. */
    private String ask(GroupDraft group, String id, Menu menu, Map<String, Object> record, Map<String, String> answers, Map<String, String> seen) {
        List<String> all = new ArrayList<>();
        for (int i = 0; i < group.rows().size(); i++) {
            ClauseDraft row = group.rows().get(i);
            String place = id + "-" + i;
            if (!row.isBlank()) {
                String answer = row.group() != null ? ask(row.group(), place, menu, record, answers, seen) : ask(menu.condition(row), menu, record, place, seen);
                answers.put(place, answer);
                all.add(answer);
            }
        }
        return joined(all, group.any());
    }

    private String ask(Condition clause, Menu menu, Map<String, Object> record, String row, Map<String, String> seen) {
        try {
            StoredFacts facts = new StoredFacts(record);
            seen.put(row, shown(facts.get(((Clause) clause).field())));
            if (needsChange(clause, menu)) {
                return "change";
            }
            boolean holds = Conditions.compile(clause, menu.known()).matches(facts, Moment.of(clock));
            return holds ? "holds" : "fails";
        } catch (InvalidCondition unfinished) {
            return "unclear";
        }
    }

    private static String shown(Object value) {
        String text = value == null ? "" : value instanceof Collection<?> many ? many.stream().map(String::valueOf).collect(Collectors.joining(", ")) : value.toString();
        return text.length() > 80 ? text.substring(0, 80) + "…" : text;
    }

    private static String joined(List<String> answers, boolean any) {
        String decisive = any ? "holds" : "fails";
        if (answers.isEmpty() || answers.stream().allMatch("holds"::equals)) {
            return "holds";
        }
        return answers.contains(decisive) ? decisive : answers.contains("unclear") ? "unclear" : answers.contains("change") ? "change" : any ? "fails" : "holds";
    }

    private static String both(String filter, String conditions) {
        return joined(List.of(filter, conditions), false);
    }

    private boolean sameName(Draft draft) {
        return db.sql("select exists (select from automation where lower(name) = lower(?) and id <> ?)").params(draft.name(), draft.id() == null ? 0 : draft.id())
                .query(Boolean.class).single();
    }
}
