package io.kenh.sla;

import io.kenh.event.Cause;
import io.kenh.platform.Json;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Keeps the {@link Book} in versions: what is settled is explained by the one it was settled under. */
@Component
public class SlaRules {

    /**
     * A book as it was from a moment on.
     *
     * @param number 1 for the shipped one, and so on
     */
    public record Version(int number, Book book, Instant at) { }

    private final JdbcClient db;
    private final Clock clock;
    private final Path shipped;

    SlaRules(JdbcClient db, Clock clock, @Value("${kenh.sla:config/sla/standard.yaml}") Path shipped) {
        this.db = db;
        this.clock = clock;
        this.shipped = shipped;
    }

    /** The newest; the shipped one when nobody has saved any. Read anew each time, so that every node follows a change at once. */
    public Version now() {
        return newest().orElseGet(this::first);
    }

    /** @throws NoSuchElementException when there is no such version */
    public Version of(int number) {
        return db.sql("select version, book::text as book, at from sla_rules where version = ?").param(number).query(SlaRules::row).optional()
                .orElseThrow(() -> new NoSuchElementException("there is no version %d of the SLA rules".formatted(number)));
    }

    /**
     * Makes a new version; every open ticket is reckoned anew by it, from its beginning. What was settled stays as it was.
     *
     * @throws IllegalArgumentException with every fault of the new book
     * @throws IllegalStateException    when somebody else saved at the same time
     */
    @Transactional
    public Version change(UnaryOperator<Book> edit, Cause author) {
        Version old = now();
        Book book = edit.apply(old.book());
        List<String> faults = book.faults();
        if (!faults.isEmpty()) {
            throw new IllegalArgumentException(String.join("; ", faults));
        }
        Version made = new Version(old.number() + 1, book, clock.instant());
        try {
            insert(made, author.text());
        } catch (DuplicateKeyException faster) {
            throw new IllegalStateException("found that somebody else has just changed the SLA rules; look at them and save again", faster);
        }
        db.sql("insert into sla_stale (ticket_id) select id from ticket where status in ('open', 'pending') order by id").update();
        return made;
    }

    private Optional<Version> newest() {
        return db.sql("select version, book::text as book, at from sla_rules order by version desc limit 1").query(SlaRules::row).optional();
    }

    private Version first() {
        db.sql("insert into sla_rules (version, book, author, at) values (1, ?::jsonb, 'shipped', ?) on conflict do nothing")
                .params(Json.write(ShippedBook.read(shipped)), OffsetDateTime.now(clock)).update();
        return newest().orElseThrow();
    }

    private void insert(Version version, String author) {
        db.sql("insert into sla_rules (version, book, author, at) values (?, ?::jsonb, ?, ?)")
                .params(version.number(), Json.write(version.book()), author, version.at().atOffset(ZoneOffset.UTC)).update();
    }

    private static Version row(ResultSet rs, int i) throws SQLException {
        return new Version(rs.getInt("version"), Json.read(rs.getString("book"), Book.class), rs.getObject("at", OffsetDateTime.class).toInstant());
    }
}
