package io.kenh.imports;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.Stream;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Uploaded files: kept in the database in pieces, so that every node has them; read from a copy in the data folder. */
@Component
class UploadedFiles {

    private static final int PIECE = 1 << 18;
    private static final Duration ABANDONED = Duration.ofHours(6);

    private final JdbcClient db;
    private final Clock clock;
    private final Path folder;

    UploadedFiles(JdbcClient db, Clock clock, @Value("${kenh.data}/imports") Path folder) {
        this.db = db;
        this.clock = clock;
        this.folder = folder;
    }

    /**
     * Takes a file from outside down to the disk.
     *
     * @throws Refused when it is empty or larger than allowed; nothing is left then
     */
    Path receive(InputStream in, long most) {
        try {
            removeLeftovers();
            Path file = Files.createTempFile(Files.createDirectories(folder), "upload", ".part");
            long size = copy(in, file, most);
            if (size == 0 || size > most) {
                Files.delete(file);
                throw new Refused(size == 0 ? "file: found an empty file, wanted CSV or XLSX"
                        : "file: found more than %d MB, wanted at most that; cut it into several files".formatted(most >> 20));
            }
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Of uploads that a crash cut off. */
    private void removeLeftovers() throws IOException {
        Instant old = clock.instant().minus(ABANDONED);
        try (Stream<Path> files = Files.list(Files.createDirectories(folder))) {
            for (Path file : files.filter(file -> file.toString().endsWith(".part")).toList()) {
                if (Files.exists(file) && Files.getLastModifiedTime(file).toInstant().isBefore(old)) {
                    Files.deleteIfExists(file);
                }
            }
        }
    }

    private static long copy(InputStream in, Path file, long most) throws IOException {
        byte[] buffer = new byte[1 << 16];
        long size = 0;
        try (OutputStream out = Files.newOutputStream(file)) {
            for (int read = in.read(buffer); read >= 0 && size <= most; read = in.read(buffer)) {
                out.write(buffer, 0, read);
                size += read;
            }
        }
        return size;
    }

    /** As part of the caller's transaction. */
    void keep(long id, Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            int n = 0;
            for (byte[] piece = in.readNBytes(PIECE); piece.length > 0; piece = in.readNBytes(PIECE)) {
                db.sql("insert into import_piece (import_id, n, bytes) values (?, ?, ?)").params(id, n++, piece).update();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The file on this node's disk; fetched when it is not there. */
    Path local(long id) {
        Path file = copy(id);
        if (!Files.exists(file)) {
            fetch(id, file);
        }
        return file;
    }

    /** Named for what is in it too: the folder may have served another database, whose imports had the same numbers. */
    private Path copy(long id) {
        String print = db.sql("select coalesce(md5(string_agg(md5(bytes), '' order by n)), '') from import_piece where import_id = ?")
                .param(id).query(String.class).single();
        return folder.resolve("%d-%s.table".formatted(id, print));
    }

    /** Under another name until it is whole, since a crash may come at any moment. */
    private void fetch(long id, Path file) {
        try {
            Path part = Files.createTempFile(Files.createDirectories(folder), "fetch", ".part");
            int pieces = db.sql("select count(*) from import_piece where import_id = ?").param(id).query(Integer.class).single();
            try (OutputStream out = Files.newOutputStream(part)) {
                for (int n = 0; n < pieces; n++) {
                    out.write(db.sql("select bytes from import_piece where import_id = ? and n = ?").params(id, n)
                            .query((rs, i) -> rs.getBytes(1)).single());
                }
            }
            Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Nobody needs it any more. */
    void forget(long id) {
        Path copy = copy(id);
        db.sql("delete from import_piece where import_id = ?").param(id).update();
        delete(copy);
    }

    void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
