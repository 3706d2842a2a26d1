package io.kenh.automation;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import io.kenh.template.Content;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Reads the packs: a folder each, with {@code pack.yaml} and {@code automations/*.yaml}. */
final class PackFiles {

    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());

    private record File(Map<String, String> title, Map<String, String> about, Map<String, TwoLanguages> templates) { }

    private record TwoLanguages(String kind, String object, boolean advertising, boolean unaccented, Words vi, Words en) {

        Content content(Words words, String language) {
            return new Content(kind, words.name(), language, object, words.subject(), words.text(), words.html(), unaccented, advertising);
        }
    }

    private record Words(String name, String subject, String text, String html) { }

    private PackFiles() {
    }

    /** By name of their folders; none where there is no such folder. */
    static List<IndustryPack> in(Path folder) {
        return files(folder, "").filter(pack -> Files.exists(pack.resolve("pack.yaml"))).map(PackFiles::read).toList();
    }

    private static IndustryPack read(Path folder) {
        String name = folder.getFileName().toString();
        File file = yaml(folder.resolve("pack.yaml"), File.class);
        Map<String, Content> templates = new LinkedHashMap<>();
        file.templates().forEach((key, both) -> {
            templates.put("%s-%s-vi".formatted(name, key), both.content(both.vi(), "vi"));
            templates.put("%s-%s-en".formatted(name, key), both.content(both.en(), "en"));
        });
        Map<String, Definition> automations = new LinkedHashMap<>();
        files(folder.resolve("automations"), ".yaml").forEach(one ->
                automations.put(name + "-" + one.getFileName().toString().replace(".yaml", ""), yaml(one, Definition.class)));
        return new IndustryPack(name, file.title(), file.about(), templates, automations);
    }

    private static <T> T yaml(Path file, Class<T> type) {
        try {
            return YAML.readValue(file.toFile(), type);
        } catch (IOException e) {
            throw new IllegalArgumentException("%s cannot be read: %s".formatted(file, e.getMessage()), e);
        }
    }

    private static Stream<Path> files(Path folder, String ending) {
        if (!Files.isDirectory(folder)) {
            return Stream.empty();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(ending)).sorted().toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
