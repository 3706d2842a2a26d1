package io.kenh.console.builder;

import io.kenh.automation.Setting;
import io.kenh.platform.Json;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The settings of an action or trigger as they stand in the form.
 *
 * @param texts name → values as typed
 * @param pairs name → rows of field and value, for settings that are a map
 * @param rest  what the form has no input for; kept as it is
 */
record SettingsDraft(Map<String, List<String>> texts, Map<String, List<Pair>> pairs, Map<String, Object> rest) {

    static final SettingsDraft NONE = new SettingsDraft(Map.of(), Map.of(), Map.of());

    /** A field and the value it gets; blank to empty the field. */
    record Pair(String field, String value) { }

    static SettingsDraft of(Map<String, Object> with, List<Setting> settings) {
        SettingsDraft draft = new SettingsDraft(new LinkedHashMap<>(), new LinkedHashMap<>(), new LinkedHashMap<>());
        Map<String, Setting> known = settings.stream().collect(Collectors.toMap(Setting::name, setting -> setting));
        with.forEach((name, value) -> draft.put(known.get(name), name, value));
        return draft;
    }

    private void put(Setting setting, String name, Object value) {
        if (setting == null) {
            rest.put(name, value);
        } else if (setting.type() == Setting.Type.FIELDS && value instanceof Map<?, ?> map) {
            pairs.put(name, map.entrySet().stream().map(e -> new Pair(String.valueOf(e.getKey()), text(e.getValue()))).toList());
        } else if (value instanceof Collection<?> many) {
            texts.put(name, many.stream().map(SettingsDraft::text).toList());
        } else {
            texts.put(name, List.of(text(value)));
        }
    }

    private static String text(Object value) {
        return value == null ? "" : value instanceof Map || value instanceof Collection ? Json.write(value) : value.toString();
    }

    static SettingsDraft read(Params params, List<Setting> settings) {
        Map<String, List<String>> texts = new LinkedHashMap<>();
        Map<String, List<Pair>> pairs = new LinkedHashMap<>();
        for (Setting setting : settings) {
            if (setting.type() == Setting.Type.FIELDS) {
                pairs.put(setting.name(), params.under(setting.name()).rows().stream()
                        .map(row -> new Pair(row.one("field") == null ? "" : row.one("field"), row.one("value") == null ? "" : row.one("value"))).toList());
            } else {
                texts.put(setting.name(), params.all(setting.name()).stream().map(text -> text.replace("\r\n", "\n")).toList());
            }
        }
        return new SettingsDraft(texts, pairs, params.word("rest") == null ? Map.of() : Json.map(params.one("rest")));
    }

    List<String> texts(String name) {
        return texts.getOrDefault(name, List.of());
    }

    /** The first value; empty when there is none. */
    String text(String name) {
        return texts(name).isEmpty() ? "" : texts(name).get(0);
    }

    List<Pair> pairs(String name) {
        return pairs.getOrDefault(name, List.of());
    }

    SettingsDraft withPairs(String name, List<Pair> rows) {
        Map<String, List<Pair>> changed = new LinkedHashMap<>(pairs);
        changed.put(name, rows);
        return new SettingsDraft(texts, changed, rest);
    }

    /** With these values after those there are; what is there already is not there twice. */
    SettingsDraft withMore(String name, List<String> more) {
        Map<String, List<String>> changed = new LinkedHashMap<>(texts);
        changed.put(name, Stream.concat(texts(name).stream(), more.stream()).distinct().toList());
        return new SettingsDraft(changed, pairs, rest);
    }

    /** As it is written down: blank settings are left out. */
    Map<String, Object> values(List<Setting> settings, Menu menu) {
        Map<String, Object> values = new LinkedHashMap<>();
        for (Setting setting : settings) {
            Object value = setting.type() == Setting.Type.FIELDS ? fields(pairs(setting.name()), menu) : value(setting, texts(setting.name()));
            if (value != null) {
                values.put(setting.name(), value);
            }
        }
        Set<String> names = settings.stream().map(Setting::name).collect(Collectors.toSet());
        rest.forEach((name, value) -> {
            if (!names.contains(name)) {
                values.put(name, value);
            }
        });
        return values;
    }

    private static Object value(Setting setting, List<String> texts) {
        if (texts.isEmpty()) {
            return null;
        }
        return switch (setting.type()) {
            case TEXTS, ADDRESSES -> new ArrayList<>(texts);
            case RECIPIENTS -> texts.size() == 1 ? texts.get(0) : new ArrayList<>(texts);
            case FILES -> texts.stream().map(Json::map).toList();
            case NUMBER -> ClauseDraft.number(texts.get(0).strip());
            case FLAG -> Boolean.valueOf(texts.get(0));
            default -> texts.get(0);
        };
    }

    private static Object fields(List<Pair> rows, Menu menu) {
        Map<String, Object> fields = new LinkedHashMap<>();
        rows.stream().filter(row -> !row.field().isBlank())
                .forEach(row -> fields.put(row.field(), row.value().isBlank() ? null : menu.typed(row.field(), row.value())));
        return fields.isEmpty() ? null : fields;
    }
}
