package io.kenh.automation;

import io.kenh.platform.Json;
import io.kenh.template.MessageTemplates;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The door to industry packs: what there is, which one the company chose, and bringing it in. */
@Component
public class IndustryPacks {

    private static final String SETTING = "industry";

    /**
     * The company's industry, kept from then on.
     *
     * @param industry in the company's own words; null when the pack's title says it
     * @param language of the templates its automations use: {@code vi} or {@code en}
     * @param by       who chose, as in {@link io.kenh.event.Cause}
     */
    public record Choice(String pack, String industry, String language, String by, Instant at) { }

    /** How much was brought in, and how much was there already and left as it is. */
    public record Installed(int templates, int automations, int kept) { }

    private final MessageTemplates templates;
    private final Automations automations;
    private final JdbcClient db;
    private final Clock clock;
    private final Path folder;

    IndustryPacks(MessageTemplates templates, Automations automations, JdbcClient db, Clock clock, @Value("${kenh.config}/packs") Path folder) {
        this.templates = templates;
        this.automations = automations;
        this.db = db;
        this.clock = clock;
        this.folder = folder;
    }

    /** As they are in the files now. */
    public List<IndustryPack> all() {
        return PackFiles.in(folder);
    }

    public Optional<IndustryPack> find(String name) {
        return all().stream().filter(pack -> pack.name().equals(name)).findFirst();
    }

    /** Empty until one was installed. */
    public Optional<Choice> choice() {
        return db.sql("select value::text from setting where name = ?").param(SETTING).query(String.class).optional().map(json -> Json.read(json, Choice.class));
    }

    /**
     * Brings a pack in and remembers it as the company's industry: automations as drafts, templates ready for use. What is
     * there already stays as people made it, so it can be done again, for what a newer pack added.
     *
     * @param industry the company's own word for what it does; may be null
     * @throws IllegalArgumentException when there is no such pack or another one was chosen before
     */
    @Transactional
    public Installed install(String name, String industry, String language, String author) {
        IndustryPack pack = find(name).orElseThrow(() -> new IllegalArgumentException("pack: found '%s', wanted one of %s".formatted(name,
                all().stream().map(IndustryPack::name).toList())));
        db.sql("select pg_advisory_xact_lock(hashtext(?))").param(SETTING).query((rs, i) -> null).list();
        choose(pack, industry, "en".equals(language) ? "en" : "vi", author);
        int newTemplates = pack.templates().entrySet().stream().filter(template -> templates.find(template.getKey()).isEmpty())
                .map(template -> templates.create(template.getKey(), template.getValue(), name, "pack:" + name)).toList().size();
        String spoken = choice().orElseThrow().language();
        int newAutomations = pack.automations().entrySet().stream().filter(automation -> isNew(automation.getKey()))
                .map(automation -> automations.save(null, automation.getKey(), spoken(automation.getValue(), spoken), "pack:" + name)).toList().size();
        int all = pack.templates().size() + pack.automations().size();
        return new Installed(newTemplates, newAutomations, all - newTemplates - newAutomations);
    }

    private void choose(IndustryPack pack, String industry, String language, String author) {
        choice().filter(before -> !before.pack().equals(pack.name())).ifPresent(before -> {
            throw new IllegalArgumentException("pack: found '%s', wanted '%s', which was chosen before and stays the company's industry"
                    .formatted(pack.name(), before.pack()));
        });
        String words = industry == null || industry.isBlank() ? null : industry.strip();
        db.sql("insert into setting (name, value) values (?, ?::jsonb) on conflict (name) do nothing")
                .params(SETTING, Json.write(new Choice(pack.name(), words, language, author, clock.instant()))).update();
    }

    private boolean isNew(String key) {
        return db.sql("select 1 from automation where key = ?").param(key).query(Integer.class).optional().isEmpty();
    }

    /** The files name the Vietnamese templates. */
    private static Definition spoken(Definition definition, String language) {
        List<Definition.Action> actions = definition.actions().stream().map(action -> {
            Map<String, Object> with = new java.util.LinkedHashMap<>(action.with());
            with.computeIfPresent("template", (setting, key) -> key.toString().replaceFirst("-vi$", "-" + language));
            return new Definition.Action(action.action(), with, action.when());
        }).toList();
        return new Definition(definition.name(), definition.description(), definition.object(), definition.trigger(), definition.filter(),
                definition.conditions(), actions);
    }
}
