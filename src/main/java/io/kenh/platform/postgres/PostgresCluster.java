package io.kenh.platform.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;
import org.springframework.util.FileSystemUtils;

/** The files of the databases, made once by {@code initdb} with a random password. */
record PostgresCluster(PostgresFolder folder, PostgresBinaries binaries, RunAs runAs) {

    /** Makes the cluster if there is none and gives the password of its superuser. */
    String ensure() throws IOException {
        if (!Files.exists(folder.cluster())) {
            writePassword();
            initialise();
        }
        if (!Files.isReadable(folder.password())) {
            throw new PostgresFailure("The password file %s of the database is missing or unreadable.".formatted(folder.password()),
                    "Restore it beside the database, or start with an empty KENH_DATA.");
        }
        return Files.readString(folder.password()).strip();
    }

    private void writePassword() throws IOException {
        byte[] secret = new byte[24];
        new SecureRandom().nextBytes(secret);
        Path file = folder.password();
        Files.deleteIfExists(file);
        Files.createFile(file);
        if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        }
        Files.writeString(file, HexFormat.of().formatHex(secret));
        runAs.own(file);
    }

    // Made beside its place and moved there whole, so that an interrupted first start leaves nothing half-made.
    private void initialise() throws IOException {
        Path fresh = folder.root().resolve("cluster-new");
        FileSystemUtils.deleteRecursively(fresh);
        Command.Result result = new Command(Command.join(runAs.prefix(), binaries.program("initdb"),
                "-D", fresh.toString(), "--username=kenh", "--pwfile=" + folder.password(), "--auth=scram-sha-256",
                "--encoding=UTF8", "--locale=C", "--locale-provider=builtin", "--builtin-locale=C.UTF-8",
                "--data-checksums"), folder.root()).run();
        if (!result.ok()) {
            throw new PostgresFailure("initdb could not make a database in %s: %s".formatted(fresh, result.output()),
                    "Check space and rights of the folder, or set spring.datasource.url.");
        }
        Files.move(fresh, folder.cluster(), StandardCopyOption.ATOMIC_MOVE);
    }
}
