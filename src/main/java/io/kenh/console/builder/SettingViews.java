package io.kenh.console.builder;

import io.kenh.automation.Setting;
import io.kenh.automation.TriggerKind;
import io.kenh.connector.Connections;
import io.kenh.connector.Connectors;
import io.kenh.console.builder.Menu.Option;
import io.kenh.platform.Json;
import io.kenh.sla.SlaRules;
import io.kenh.template.MessageTemplates;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Draws the settings of an action or trigger from what it says about them. */
@Component
class SettingViews {

    private final MessageSource messages;
    private final JdbcClient db;
    private final KnownValues values;
    private final Connections connections;
    private final Connectors connectors;
    private final MessageTemplates templates;
    private final SlaRules sla;

    SettingViews(MessageSource messages, JdbcClient db, KnownValues values, Connections connections, Connectors connectors,
                 MessageTemplates templates, SlaRules sla) {
        this.messages = messages;
        this.db = db;
        this.values = values;
        this.connections = connections;
        this.connectors = connectors;
        this.templates = templates;
        this.sla = sla;
    }

    /**
     * @param input prefix of the inputs' names
     * @param place prefix of the faults' places
     */
    List<SettingView> of(String input, String place, List<Setting> settings, SettingsDraft draft, Menu menu, Faults faults) {
        return settings.stream().map(setting -> new SettingView((input + "." + setting.name()).replace('.', '-'), input + "." + setting.name(),
                text(label(place, setting), setting.name()), text(label(place, setting) + ".hint", null), setting, draft.texts(setting.name()),
                draft.pairs(setting.name()), options(setting, label(place, setting), menu), faults.within(place + "." + setting.name()))).toList();
    }

    private List<Option> options(Setting setting, String label, Menu menu) {
        return switch (setting.type()) {
            case CHOICE, TEXTS -> setting.choices().stream().map(choice -> new Option(choice, text(label + "." + choice, choice))).toList();
            case CONNECTION -> connections(setting);
            case TEMPLATE -> templates(setting, menu);
            case STAFF -> values.staff();
            case GROUP -> names("select name from staff_group order by name");
            case CAMPAIGN -> exists("campaign") ? names("select name from campaign order by id desc limit 200") : List.of();
            case SLA -> sla.now().book().policies().stream().map(policy -> new Option(policy.key(), policy.title())).toList();
            case FIELD -> menu.fields().stream().map(field -> new Option(field.name(), field.label())).toList();
            case RECIPIENTS -> recipients();
            case FILES -> files();
            default -> List.of();
        };
    }

    private static String label(String place, Setting setting) {
        return place.equals("trigger") ? TriggerKind.labelKey(setting) : setting.labelKey();
    }

    private List<Option> templates(Setting setting, Menu menu) {
        return templates.all().stream().filter(template -> setting.choices().contains(template.content().kind()))
                .filter(template -> template.content().object() == null || menu.type() != null && menu.type().key().equals(template.content().object()))
                .map(template -> new Option(template.key(), template.content().name())).toList();
    }

    private List<Option> recipients() {
        List<Option> all = new ArrayList<>();
        values.staff().forEach(person -> all.add(new Option("staff:" + person.value(), person.label())));
        names("select name from staff_group order by name").forEach(group -> all.add(new Option("group:" + group.value(), group.label())));
        return all;
    }

    private List<Option> connections(Setting setting) {
        String capability = Stream.concat(setting.choices().stream(), Stream.of("")).findFirst().orElse("") + ".send";
        return connections.all().stream().filter(connection -> connectors.byName(connection.connector()).filter(c -> c.can(capability)).isPresent())
                .map(connection -> new Option(connection.name(), connection.title())).toList();
    }

    /** Those that automations send now, to be chosen once more. */
    private List<Option> files() {
        return db.sql("""
                select distinct file from automation, jsonb_path_query(definition, '$.actions[*].with.attachments[*]') as file
                where file ->> 'name' is not null order by file limit 100""")
                .query((rs, i) -> Json.map(rs.getString(1))).list().stream().map(file -> new Option(Json.write(file), String.valueOf(file.get("name")))).toList();
    }

    private List<Option> names(String sql) {
        return db.sql(sql).query((rs, i) -> Option.of(rs.getString(1))).list();
    }

    private boolean exists(String table) {
        return db.sql("select to_regclass(?) is not null").param(table).query(Boolean.class).single();
    }

    private String text(String key, String otherwise) {
        return messages.getMessage(key, null, otherwise, LocaleContextHolder.getLocale());
    }
}
