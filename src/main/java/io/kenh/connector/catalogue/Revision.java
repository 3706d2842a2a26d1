package io.kenh.connector.catalogue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Tells two states of a folder apart by names, sizes and times of the files that make the connector. */
final class Revision {

    private Revision() {
    }

    static String of(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return Integer.toHexString(files.filter(f -> f.toString().endsWith(".yaml")).sorted()
                    .map(Revision::stamp).collect(Collectors.joining(";")).hashCode());
        } catch (IOException | UncheckedIOException e) {
            return "unreadable";
        }
    }

    private static String stamp(Path file) {
        try {
            return file.getFileName() + ":" + Files.size(file) + ":" + Files.getLastModifiedTime(file).toMillis();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
