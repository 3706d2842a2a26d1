package io.kenh.cli.check;

import io.kenh.connector.Fault;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/**
 * A YAML file with the place of everything in it.
 *
 * @param name relative to the folder that is checked
 * @param root   null when the file is empty or cannot be read
 * @param faults what is wrong with it as YAML
 */
record YamlFile(String name, Node root, List<Fault> faults) {

    /** A key with its value, wherever it stands. */
    record Entry(YamlFile file, String key, Node value) {

        /** The entry's own text, when it is one; else the text of one of its entries. */
        Optional<String> text(String inner) {
            return value instanceof ScalarNode scalar && inner.isEmpty() ? Optional.of(scalar.getValue())
                    : tuples(value).filter(e -> e.key().equals(inner)).findFirst().flatMap(e -> e.text(""));
        }

        /** @param what where below the entry; may be empty */
        Fault fault(String what, String found, String wanted) {
            return new Fault(file.name(), "line " + (value.getStartMark().getLine() + 1) + ", " + key + (what.isEmpty() ? "" : "." + what), found, wanted);
        }

        private Stream<Entry> tuples(Node node) {
            return node instanceof MappingNode mapping ? mapping.getValue().stream().map(t -> entry(file, t)) : Stream.of();
        }
    }

    static YamlFile read(Path folder, Path file) {
        String name = folder.relativize(file).toString();
        try (Reader reader = Files.newBufferedReader(file)) {
            YamlFile read = new YamlFile(name, new Yaml().compose(reader), new ArrayList<>());
            read.doubled(read.root());
            return read;
        } catch (MarkedYAMLException e) {
            String line = e.getProblemMark() == null ? "" : "line " + (e.getProblemMark().getLine() + 1);
            return new YamlFile(name, null, List.of(new Fault(name, line, e.getProblem(), "YAML that can be read")));
        } catch (YAMLException | IOException e) {
            return new YamlFile(name, null, List.of(new Fault(name, "", e.getClass().getSimpleName(), "a YAML file in UTF-8")));
        }
    }

    /** All files of a folder and those below whose names end so, in the order of their names; none when there is no folder. */
    static List<YamlFile> all(Path folder, String sub, String... endings) {
        Path root = folder.resolve(sub);
        if (!Files.isDirectory(root)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(root)) {
            return files.filter(f -> Stream.of(endings).anyMatch(f.toString()::endsWith)).sorted(Comparator.naturalOrder())
                    .map(file -> read(folder, file)).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Every entry of every mapping, outer before inner. */
    List<Entry> entries() {
        List<Entry> found = new ArrayList<>();
        collect(root, found);
        return found;
    }

    private void collect(Node node, List<Entry> found) {
        if (node instanceof MappingNode mapping) {
            for (NodeTuple tuple : mapping.getValue()) {
                found.add(entry(this, tuple));
                collect(tuple.getValueNode(), found);
            }
        } else if (node instanceof SequenceNode sequence) {
            sequence.getValue().forEach(item -> collect(item, found));
        }
    }

    /** The reader of Camel, as most, silently takes the last of several entries with one key. */
    private void doubled(Node node) {
        if (node instanceof MappingNode mapping) {
            Set<String> keys = new HashSet<>();
            mapping.getValue().stream().map(tuple -> entry(this, tuple)).filter(entry -> !keys.add(entry.key()))
                    .forEach(entry -> faults.add(entry.fault("", "the key a second time", "each key once")));
            mapping.getValue().forEach(tuple -> doubled(tuple.getValueNode()));
        } else if (node instanceof SequenceNode sequence) {
            sequence.getValue().forEach(this::doubled);
        }
    }

    private static Entry entry(YamlFile file, NodeTuple tuple) {
        String key = tuple.getKeyNode() instanceof ScalarNode scalar ? scalar.getValue() : "";
        return new Entry(file, key, tuple.getValueNode());
    }
}
