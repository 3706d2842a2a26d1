package io.kenh.ticket;

import io.kenh.connector.Connection;
import io.kenh.connector.Connections;
import io.kenh.intake.ChatMessage;
import io.kenh.platform.Backoff;
import io.kenh.platform.Downloads;
import io.kenh.platform.Json;
import io.kenh.platform.Outage;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Brings the files of chats over from their providers, whose addresses are good for some days, and keeps them with their message. */
@Component
class ChatFiles {

    private static final Logger log = LoggerFactory.getLogger(ChatFiles.class);
    private static final int LARGEST = 20_000_000;
    private static final int AT_ONCE = 8;
    /** Longer than a round may take; a file whose node went away is fetched again after it. */
    private static final Duration CLAIMED = Duration.ofMinutes(10);
    private static final Backoff BACKOFF = new Backoff(Duration.ofSeconds(10), Duration.ofHours(6), 12, Duration.ofDays(2));

    /** Other kinds, such as a link that somebody shares, are addresses to open and no content of the message. */
    private static final Set<String> KINDS = Set.of("image", "gif", "sticker", "video", "audio", "voice", "file", "document");

    private record Waiting(long messageId, int number, long connectionId, String file, int attempts) { }

    private final JdbcClient db;
    private final TransactionTemplate transactions;
    private final Connections connections;
    private final Downloads downloads;
    private final AnswerFiles files;
    private final Clock clock;
    private final AtomicBoolean busy = new AtomicBoolean();
    private final ExecutorService worker = Executors.newSingleThreadExecutor(work -> {
        Thread thread = new Thread(work, "chat-files");
        thread.setDaemon(true);
        return thread;
    });

    ChatFiles(JdbcClient db, TransactionTemplate transactions, Connections connections, Downloads downloads, AnswerFiles files, Clock clock) {
        this.db = db;
        this.transactions = transactions;
        this.connections = connections;
        this.downloads = downloads;
        this.files = files;
        this.clock = clock;
    }

    /** The files of a message shall be fetched; part of the caller's transaction. */
    void expect(long message, long connection, List<ChatMessage.File> some) {
        for (int i = 0; i < some.size(); i++) {
            if (some.get(i).url() != null && KINDS.contains(some.get(i).type())) {
                db.sql("insert into chat_file (message_id, number, connection_id, due) values (?, ?, ?, ?)").params(message, i + 1, connection, now()).update();
            }
        }
    }

    /** Servers may be slow, so they are asked on a thread of its own. */
    @Scheduled(fixedDelay = 2_000, initialDelay = 4_000)
    void look() {
        if (busy.compareAndSet(false, true)) {
            worker.execute(this::round);
        }
    }

    private void round() {
        try {
            claim().forEach(this::fetch);
        } catch (RuntimeException e) {
            if (!Outage.is(e)) {
                log.warn("Files of chats could not be fetched: {}", e.toString());
            }
        } finally {
            busy.set(false);
        }
    }

    private List<Waiting> claim() {
        return db.sql("""
                update chat_file f set due = ?, attempts = f.attempts + 1
                from (select message_id, number from chat_file where due <= ? order by due limit ? for update skip locked) d
                     join chat_message c on c.id = d.message_id
                where f.message_id = d.message_id and f.number = d.number
                returning f.message_id, f.number, f.connection_id, c.files -> (f.number - 1) as file, f.attempts""")
                .params(now().plus(CLAIMED), now(), AT_ONCE).query(Waiting.class).list();
    }

    private void fetch(Waiting waiting) {
        ChatMessage.File file = Json.read(waiting.file(), ChatMessage.File.class);
        Connection connection = connections.byId(waiting.connectionId());
        try {
            keep(waiting, file, downloads.fetch(URI.create(file.url()), connection::hasServer, LARGEST));
        } catch (Downloads.Failed failed) {
            later(waiting, failed.getMessage(), failed.isHopeless());
        } catch (IllegalArgumentException noAddress) {
            later(waiting, "its address cannot be read", true);
        }
    }

    private void keep(Waiting waiting, ChatMessage.File file, Downloads.File found) {
        transactions.executeWithoutResult(tx -> {
            boolean ours = db.sql("update chat_file set due = null, kept = true, reason = null where message_id = ? and number = ? and not kept")
                    .params(waiting.messageId(), waiting.number()).update() == 1;
            if (ours) {
                files.attach(waiting.messageId(), List.of(new Upload(name(file, found.type()), found.type(), found.bytes())));
            }
        });
    }

    private void later(Waiting waiting, String reason, boolean hopeless) {
        boolean end = hopeless || BACKOFF.exhausted(waiting.attempts(), Duration.ZERO);
        db.sql("update chat_file set due = ?, reason = ? where message_id = ? and number = ?")
                .params(end ? null : now().plus(BACKOFF.after(waiting.attempts())), reason, waiting.messageId(), waiting.number()).update();
        log.info("File {} of message {} is not here{}: {}", waiting.number(), waiting.messageId(), end ? "" : " yet", reason);
    }

    /** As it was sent, else as its address ends, else by its kind. */
    private static String name(ChatMessage.File file, String type) {
        String path = URI.create(file.url()).getPath();
        String last = path == null ? "" : path.substring(path.lastIndexOf('/') + 1);
        if (file.name() != null) {
            return file.name();
        }
        return last.matches(".+\\.\\w{1,5}") ? last : file.type() + (type == null ? "" : "." + type.replaceFirst(".*/(x-)?", "").replaceFirst("\\W.*", ""));
    }

    private OffsetDateTime now() {
        return OffsetDateTime.now(clock);
    }
}
