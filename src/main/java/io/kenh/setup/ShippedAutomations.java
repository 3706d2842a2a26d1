package io.kenh.setup;

import io.kenh.automation.Automations;
import io.kenh.automation.Definition;
import io.kenh.automation.YamlText;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The automations in {@code config/automations}: each is put into the database once; what people make of it there stays. */
@Component
class ShippedAutomations {

    private static final Logger log = LoggerFactory.getLogger(ShippedAutomations.class);

    private final Automations automations;
    private final JdbcClient db;
    private final Path folder;

    ShippedAutomations(Automations automations, JdbcClient db, @Value("${kenh.config}/automations") Path folder) {
        this.automations = automations;
        this.db = db;
        this.folder = folder;
    }

    void load() {
        files().forEach(file -> {
            String key = file.getFileName().toString().replace(".yaml", "");
            if (db.sql("select 1 from automation where key = ?").param(key).query(Integer.class).optional().isEmpty()) {
                load(key, read(file));
            }
        });
    }

    /** One that misses something, such as a connection that sends SMS, is a draft until it has been added. */
    private void load(String key, Definition definition) {
        long id = automations.save(null, key, definition, "Kenh");
        List<String> missing = automations.missing(definition);
        if (missing.isEmpty()) {
            automations.activate(id);
        } else {
            log.info("Automation {} is kept as a draft: {}", key, String.join("; ", missing));
        }
    }

    private List<Path> files() {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".yaml")).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Definition read(Path file) {
        try {
            return YamlText.read(Files.readString(file), Definition.class);
        } catch (IOException | IllegalArgumentException e) {
            throw new IllegalArgumentException("%s is not an automation: %s".formatted(file, e.getMessage()), e);
        }
    }
}
