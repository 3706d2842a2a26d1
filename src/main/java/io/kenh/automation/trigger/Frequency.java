package io.kenh.automation.trigger;

import io.kenh.automation.Repeated;
import io.kenh.automation.Setting;
import io.kenh.automation.Span;
import io.kenh.automation.TriggerKind;
import io.kenh.automation.TriggerSpec;
import io.kenh.crm.RecordType;
import io.kenh.event.Change;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * {@code interactions}: somebody has been in touch so often within a time. Wakes when the number is reached, and again only after
 * it had fallen below.
 */
public final class Frequency implements TriggerKind {

    private static final String COUNT = "count";
    private static final String WITHIN = "within";
    private static final String KINDS = "kinds";
    private static final int MOST = 1_000;
    private static final int MOST_DAYS = 366;

    @Override
    public String key() {
        return "interactions";
    }

    @Override
    public Set<RecordType> objects() {
        return Set.of(RecordType.LEAD, RecordType.CONTACT);
    }

    @Override
    public List<Setting> settings() {
        return List.of(Setting.must(COUNT, Setting.Type.NUMBER), Setting.must(WITHIN, Setting.Type.SPAN),
                new Setting(KINDS, Setting.Type.TEXTS, false, Repeated.KINDS, null));
    }

    @Override
    public List<String> faults(TriggerSpec spec) {
        List<String> faults = new ArrayList<>();
        if (spec.with().get(COUNT) instanceof Number && !spec.text(COUNT).matches("[1-9]\\d{0,2}|" + MOST)) {
            faults.add("count: found %s, wanted a whole number from 1 to %d".formatted(spec.text(COUNT), MOST));
        }
        if (spec.text(WITHIN) != null && Span.reads(spec.text(WITHIN)) && days(Span.of(spec.text(WITHIN))) > MOST_DAYS) {
            faults.add("within: found %s, wanted at most %dd".formatted(spec.text(WITHIN), MOST_DAYS));
        }
        spec.texts(KINDS).stream().filter(kind -> !Repeated.KINDS.contains(kind)).findFirst()
                .ifPresent(kind -> faults.add("kinds: found '%s', wanted some of %s".formatted(kind, Repeated.KINDS)));
        return faults;
    }

    private static long days(Span span) {
        return span.days() + span.elapsed().toDays();
    }

    @Override
    public Set<String> on() {
        return Set.of(Change.FREQUENT);
    }

    @Override
    public Optional<Repeated> repeated(TriggerSpec spec) {
        List<String> kinds = spec.texts(KINDS);
        return Optional.of(new Repeated(Integer.parseInt(spec.text(COUNT)), spec.text(WITHIN), new TreeSet<>(kinds.isEmpty() ? Repeated.KINDS : kinds)));
    }

    @Override
    public boolean fits(TriggerSpec spec, Change change) {
        return repeated(spec).orElseThrow().isTold(change.detail());
    }
}
