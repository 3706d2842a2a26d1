package io.kenh.delivery;

import io.kenh.crm.Addresses;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The numbers that no advertising may go to. */
@Component
public class DoNotAdvertise {

    private static final int PORTION = 5_000;
    private static final int LONGEST_LINE = 1_000;
    private static final int MOST_SHOWN = 5;

    private final JdbcClient db;
    private final Clock clock;

    DoNotAdvertise(JdbcClient db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    /**
     * What an import did.
     *
     * @param added      numbers that were not on the list
     * @param unreadable lines that hold no phone number
     * @param examples   the first of these
     */
    public record Imported(long added, long unreadable, List<String> examples) { }

    /**
     * One number.
     *
     * @param address E.164
     * @param source  where it came from
     */
    public record Entry(long id, String address, String source, Instant at) { }

    public long count() {
        return db.sql("select count(*) from do_not_advertise").query(Long.class).single();
    }

    /**
     * Adds the numbers of a file: one a line, in the first column where there are several; in any usual writing.
     *
     * @param source  where it came from, kept with each number
     * @param replace whether numbers of this source that are not in the file leave the list
     */
    @Transactional
    public Imported read(Reader file, String source, boolean replace) throws IOException {
        if (replace) {
            db.sql("delete from do_not_advertise where source = ?").param(source).update();
        }
        long added = 0;
        long unreadable = 0;
        List<String> examples = new ArrayList<>();
        List<String> portion = new ArrayList<>();
        BufferedReader lines = new BufferedReader(file);
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            String first = first(line);
            if (Addresses.phone(first).isPresent()) {
                portion.add(Addresses.phone(first).get());
            } else if (!first.isEmpty() && unreadable++ < MOST_SHOWN) {
                examples.add(first);
            }
            if (portion.size() == PORTION) {
                added += add(portion, source);
                portion.clear();
            }
        }
        return new Imported(added + add(portion, source), unreadable, examples);
    }

    /**
     * Puts one number onto the list.
     *
     * @return its entry, also when it was there before
     * @throws IllegalArgumentException when it is no phone number
     */
    @Transactional
    public long add(String number, String source) {
        String phone = Addresses.phone(number).orElseThrow(() -> new IllegalArgumentException("address: found '%s', wanted a phone number".formatted(number)));
        add(List.of(phone), source);
        return find(phone).orElseThrow().id();
    }

    /** The entry of a number in any usual writing; empty when it is not on the list. */
    public Optional<Entry> find(String number) {
        return db.sql("select id, address, source, at from do_not_advertise where address = ?").param(Addresses.phone(number).orElse(number))
                .query((rs, i) -> new Entry(rs.getLong(1), rs.getString(2), rs.getString(3), rs.getObject(4, OffsetDateTime.class).toInstant())).optional();
    }

    /** Takes an entry off the list; false when it is not there. */
    public boolean remove(long id) {
        return db.sql("delete from do_not_advertise where id = ?").param(id).update() == 1;
    }

    private static String first(String line) {
        String cut = line.length() > LONGEST_LINE ? line.substring(0, LONGEST_LINE) : line;
        return cut.split("[,;\\t]", 2)[0].replaceAll("[\\uFEFF\"]", "").strip();
    }

    private int add(List<String> numbers, String source) {
        return db.sql("insert into do_not_advertise (address, source, at) select distinct n, ?, ?::timestamptz from unnest(?::text[]) n on conflict do nothing")
                .params(source, OffsetDateTime.now(clock), numbers.toArray(String[]::new)).update();
    }
}
