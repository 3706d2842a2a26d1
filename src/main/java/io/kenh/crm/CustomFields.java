package io.kenh.crm;

import io.kenh.platform.Held;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.text.Normalizer;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Optional;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * The door to the fields people added to the records. Records may also have custom values under names nobody
 * declared, as forms send them; those have no type.
 */
@Component
public class CustomFields {

    /** What their names begin with in conditions and edits. */
    public static final String PREFIX = "custom.";

    private static final int MOST = 100;
    private static final int MOST_CHOICES = 200;

    private record Known(String stamp, Map<RecordType, Map<String, CustomField>> fields) { }

    private final JdbcClient db;
    private final Clock clock;
    private final Held<Known> known = new Held<>(() -> new Known("", Map.of()));

    CustomFields(JdbcClient db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    /** The fields of a kind of record in the order they were added, retired ones too. */
    public List<CustomField> of(RecordType type) {
        return List.copyOf(byName(type).values());
    }

    /** @param name without {@link #PREFIX} */
    public Optional<CustomField> find(RecordType type, String name) {
        return Optional.ofNullable(byName(type).get(name));
    }

    /** Changes whenever any field does; what was compiled from the fields is then out of date. */
    public String stamp() {
        return known().stamp();
    }

    /**
     * Declares a field.
     *
     * @param name null or blank to make one of the title
     * @throws InvalidValue when the title, name or choices cannot be, or the name is taken
     */
    public CustomField add(RecordType type, String name, String title, CustomType kind, List<String> choices) {
        String shown = title(title);
        String key = name == null || name.isBlank() ? Values.nameOf(shown) : name.strip();
        if (!key.matches("[A-Za-z][A-Za-z0-9_-]{0,39}")) {
            throw new InvalidValue("name", key, Wanted.NAME, null);
        } else if (of(type).size() >= MOST) {
            throw new InvalidValue("name", key, Wanted.FEWER, String.valueOf(MOST));
        }
        try {
            db.sql("insert into custom_field (object, name, title, type, choices, updated) values (?, ?, ?, ?, ?, ?)")
                    .params(type.key(), key, shown, kind.key(), choices(kind, choices), OffsetDateTime.now(clock)).update();
        } catch (DuplicateKeyException taken) {
            throw new InvalidValue("name", key, Wanted.FREE, null);
        }
        refresh();
        return find(type, key).orElseThrow();
    }

    /** Gives a field another title and other choices; records keep values that are no choice any more. */
    public CustomField change(long id, String title, List<String> choices) {
        db.sql("update custom_field set title = ?, choices = ?, updated = ? where id = ?")
                .params(title(title), choices(get(id).type(), choices), OffsetDateTime.now(clock), id).update();
        refresh();
        return get(id);
    }

    /** Offers a field no longer, or again. */
    public CustomField retire(long id, boolean retired) {
        db.sql("update custom_field set retired = ?, updated = ? where id = ?").params(retired, OffsetDateTime.now(clock), id).update();
        refresh();
        return get(id);
    }

    /** @throws NoSuchElementException when there is none */
    public CustomField get(long id) {
        return known().fields().values().stream().flatMap(fields -> fields.values().stream()).filter(field -> field.id() == id)
                .findFirst().orElseThrow(() -> new NoSuchElementException("there is no custom field " + id));
    }

    /**
     * Brings the custom values that a write changes into the form of their fields.
     *
     * @param old    the values as they were; empty for a new record
     * @param custom the values as they are to be
     * @throws InvalidValue when one cannot be read
     */
    Map<String, Object> settle(RecordType type, Map<?, ?> old, Map<String, Object> custom) {
        Map<String, CustomField> fields = byName(type);
        if (fields.isEmpty() || custom.isEmpty()) {
            return custom;
        }
        Map<String, Object> settled = new LinkedHashMap<>();
        custom.forEach((name, value) -> settled.put(name, value == null || !fields.containsKey(name) || Objects.equals(old.get(name), value)
                ? value : fields.get(name).read(value, clock.getZone())));
        return settled;
    }

    /** What a stranger sent: what its field cannot hold stays readable beside it as {@code <name>_as_sent}. */
    Map<String, Object> tolerant(RecordType type, Map<String, Object> sent) {
        Map<String, Object> kept = new LinkedHashMap<>();
        sent.forEach((name, value) -> {
            try {
                kept.putAll(settle(type, Map.of(), Map.of(name, value)));
            } catch (InvalidValue unreadable) {
                kept.put(aside(type, name), value);
            }
        });
        return kept;
    }

    private String aside(RecordType type, String name) {
        String aside = name + "_as_sent";
        return find(type, aside).isEmpty() ? aside : aside(type, aside);
    }

    private Map<String, CustomField> byName(RecordType type) {
        return known().fields().getOrDefault(type, Map.of());
    }

    private Known known() {
        if (known.get().stamp().isEmpty()) {
            refresh();
        }
        return known.get();
    }

    /** Other nodes' changes are seen within a second. */
    @Scheduled(fixedDelay = 1_000)
    synchronized void refresh() {
        String now = db.sql("select count(*) || ' ' || coalesce(max(updated)::text, '') from custom_field").query(String.class).single();
        if (!now.equals(known.get().stamp())) {
            Map<RecordType, Map<String, CustomField>> fields = new LinkedHashMap<>();
            db.sql("select * from custom_field order by id").query(CustomFields::row).list()
                    .forEach(field -> fields.computeIfAbsent(field.object(), type -> new LinkedHashMap<>()).put(field.name(), field));
            known.set(new Known(now, fields));
        }
    }

    private static String title(String title) {
        String text = title == null ? null : Values.text(Normalizer.normalize(title, Normalizer.Form.NFC), Values.LONGEST_TAG);
        if (text == null || text.isBlank() || text.contains("\n")) {
            throw new InvalidValue("title", title, Wanted.TEXT, String.valueOf(Values.LONGEST_TAG));
        }
        return text;
    }

    private static String[] choices(CustomType type, List<String> choices) {
        if (!type.hasChoices()) {
            return new String[0];
        }
        String[] kept = choices.stream().map(choice -> Normalizer.normalize(choice.strip(), Normalizer.Form.NFC))
                .filter(choice -> !choice.isEmpty()).distinct().toArray(String[]::new);
        boolean good = List.of(kept).stream().allMatch(choice -> Values.text(choice, Values.LONGEST_TAG) != null && !choice.matches("(?s).*[,\n].*"));
        if (kept.length == 0 || kept.length > MOST_CHOICES || !good) {
            throw new InvalidValue("choices", choices, Wanted.LIST, null);
        }
        return kept;
    }

    private static CustomField row(ResultSet rs, int i) throws SQLException {
        return new CustomField(rs.getLong("id"), RecordType.of(rs.getString("object")), rs.getString("name"), rs.getString("title"),
                CustomType.of(rs.getString("type")), List.of((String[]) rs.getArray("choices").getArray()), rs.getBoolean("retired"));
    }
}
