package io.kenh.delivery;

import io.kenh.platform.Json;
import java.time.LocalTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Keeps the {@link SendingRules}. */
@Component
public class RuleBook {

    private static final String NAME = "sending-rules";

    private final JdbcClient db;

    RuleBook(JdbcClient db) {
        this.db = db;
    }

    /** Read anew each time, so that every node follows a change at once. */
    public SendingRules now() {
        return db.sql("select value::text from setting where name = ?").param(NAME).query(String.class).optional().map(Json::map).map(RuleBook::read)
                .orElse(SendingRules.USUAL);
    }

    /** @throws IllegalArgumentException with every fault */
    public void save(SendingRules rules) {
        List<String> faults = rules.faults();
        if (!faults.isEmpty()) {
            throw new IllegalArgumentException(String.join("; ", faults));
        }
        db.sql("insert into setting (name, value) values (?, ?::jsonb) on conflict (name) do update set value = excluded.value")
                .params(NAME, Json.write(written(rules))).update();
    }

    private static Map<String, Object> written(SendingRules rules) {
        return Map.of("sms", written(rules.sms()), "mail", written(rules.mail()), "other", written(rules.other()), "label", rules.label(),
                "smsEnding", rules.smsEnding(), "stopWords", rules.stopWords(), "heldDays", rules.heldDays());
    }

    private static Map<String, Object> written(ChannelRules rules) {
        Map<String, Object> all = new LinkedHashMap<>(Map.of("perDay", rules.perDay(), "perWeek", rules.perWeek()));
        if (rules.hasHours()) {
            all.put("from", rules.from().toString());
            all.put("until", rules.until().toString());
        }
        return all;
    }

    private static SendingRules read(Map<String, Object> all) {
        List<?> words = (List<?>) all.get("stopWords");
        return new SendingRules(channel(all.get("sms")), channel(all.get("mail")), channel(all.get("other")), (String) all.get("label"),
                (String) all.get("smsEnding"), words.stream().map(String::valueOf).toList(),
                all.get("heldDays") instanceof Number days ? days.intValue() : SendingRules.USUAL.heldDays());
    }

    private static ChannelRules channel(Object value) {
        Map<?, ?> all = (Map<?, ?>) value;
        return new ChannelRules(time(all.get("from")), time(all.get("until")), ((Number) all.get("perDay")).intValue(), ((Number) all.get("perWeek")).intValue());
    }

    private static LocalTime time(Object text) {
        return text == null ? null : LocalTime.parse(text.toString());
    }
}
