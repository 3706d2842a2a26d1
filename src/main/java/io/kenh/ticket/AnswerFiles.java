package io.kenh.ticket;

import io.kenh.delivery.Attached;
import io.kenh.platform.Blobs;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Files that colleagues add to what they write. */
@Component
class AnswerFiles {

    private static final int MOST = 10;
    private static final long LARGEST = 20_000_000;
    private static final int LONGEST_NAME = 120;

    private final Blobs blobs;
    private final JdbcClient db;

    AnswerFiles(Blobs blobs, JdbcClient db) {
        this.blobs = blobs;
        this.db = db;
    }

    /**
     * Keeps files with a message of a ticket.
     *
     * @throws IllegalStateException when there are more, or more bytes, than a mail can carry
     */
    List<Attached> attach(long message, List<Upload> uploads) {
        long size = uploads.stream().mapToLong(file -> file.bytes().length).sum();
        if (uploads.size() > MOST || size > LARGEST) {
            throw new IllegalStateException("%d files of %d bytes are too much for one mail; send at most %d files of %d bytes together"
                    .formatted(uploads.size(), size, MOST, LARGEST));
        }
        List<Attached> kept = new ArrayList<>();
        for (Upload file : uploads) {
            byte[] sha = blobs.keep(file.bytes());
            db.sql("insert into attachment (message_id, name, shown_name, type, size, sha256) values (?, ?, ?, ?, ?, ?)")
                    .params(message, name(file), name(file), type(file), file.bytes().length, sha).update();
            kept.add(new Attached(name(file), type(file), HexFormat.of().formatHex(sha)));
        }
        return kept;
    }

    /** No path, and nothing that reads differently than it is. */
    private static String name(Upload file) {
        String last = file.name() == null ? "" : file.name().replaceFirst("(?s).*[/\\\\]", "").replaceAll("[\\p{Cntrl}\\p{Cf}\"<>|:*?]", "_").strip();
        return last.isEmpty() || last.startsWith(".") ? "file" + last : last.length() <= LONGEST_NAME ? last : last.substring(last.length() - LONGEST_NAME);
    }

    private static String type(Upload file) {
        return file.type() != null && file.type().matches("[\\w.+-]{1,80}/[\\w.+-]{1,80}") ? file.type() : "application/octet-stream";
    }
}
