package io.kenh.connector.catalogue;

import io.kenh.connector.Connector;
import io.kenh.connector.Connectors;
import io.kenh.connector.Fault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The catalogue as it lies on disk; {@link #scan()} takes in what changed since the last scan. */
public final class Folders implements Connectors {

    private static final Logger log = LoggerFactory.getLogger(Folders.class);

    private final Path root;
    private final Map<String, Connector> connectors = new ConcurrentSkipListMap<>();
    private final Map<String, List<Fault>> faults = new ConcurrentSkipListMap<>();
    private final Map<String, String> revisions = new TreeMap<>();
    private final List<Listener> listeners = new CopyOnWriteArrayList<>();

    /** Reads every folder of {@code root} that holds a {@code connector.yaml}; a missing root holds none. */
    public Folders(Path root) {
        this.root = root;
        scan();
    }

    @Override
    public List<Connector> all() {
        return List.copyOf(connectors.values());
    }

    @Override
    public Optional<Connector> byName(String name) {
        return Optional.ofNullable(connectors.get(name));
    }

    @Override
    public List<Fault> faults() {
        return faults.values().stream().flatMap(List::stream).toList();
    }

    @Override
    public void onChange(Listener listener) {
        listeners.add(listener);
    }

    /** Takes in added, changed and removed folders; leaves all others alone. */
    public synchronized void scan() {
        Map<String, String> now = new TreeMap<>();
        folders().forEach(folder -> now.put(folder.getFileName().toString(), Revision.of(folder)));
        revisions.keySet().stream().filter(name -> !now.containsKey(name)).toList().forEach(this::remove);
        now.forEach((name, revision) -> {
            if (!revision.equals(revisions.put(name, revision))) {
                read(name, revision);
            }
        });
    }

    private void read(String name, String revision) {
        FolderReader.Result result = readSafely(root.resolve(name), revision);
        if (result.connector() == null) {
            faults.put(name, result.faults());
            result.faults().forEach(fault -> log.warn("Connector {} is refused. {}", name, fault));
            return;
        }
        faults.remove(name);
        connectors.put(name, result.connector());
        log.info("Connector {} is ready", name);
        listeners.forEach(listener -> listener.changed(name));
    }

    private static FolderReader.Result readSafely(Path folder, String revision) {
        try {
            return FolderReader.read(folder, revision);
        } catch (RuntimeException e) {
            Fault fault = new Fault(folder.getFileName() + "/connector.yaml", "", e.toString(), "a readable connector");
            return new FolderReader.Result(null, List.of(fault));
        }
    }

    private void remove(String name) {
        revisions.remove(name);
        faults.remove(name);
        if (connectors.remove(name) != null) {
            log.info("Connector {} is gone", name);
            listeners.forEach(listener -> listener.changed(name));
        }
    }

    private List<Path> folders() {
        if (!Files.isDirectory(root)) {
            return List.of();
        }
        try (Stream<Path> entries = Files.list(root)) {
            return entries.filter(e -> Files.exists(e.resolve("connector.yaml"))).sorted().toList();
        } catch (IOException e) {
            log.warn("{} cannot be listed: {}", root, e.toString());
            return List.of();
        }
    }
}
