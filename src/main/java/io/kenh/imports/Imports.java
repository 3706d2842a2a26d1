package io.kenh.imports;

import io.kenh.crm.RecordType;
import io.kenh.imports.table.Detection;
import io.kenh.imports.table.Rows;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The door to imports. A file is uploaded, looked at, and started with a plan; its rows then become records in the order of
 * the file, each exactly once, whatever happens to the hub meanwhile. Records it makes or changes are marked as imported.
 */
@Component
public class Imports {

    /** Kinds of record a table can fill. */
    public static final List<RecordType> TYPES = List.of(RecordType.LEAD, RecordType.CONTACT, RecordType.ACCOUNT, RecordType.OPPORTUNITY, RecordType.TASK);

    /** Largest file, in bytes. */
    public static final long LARGEST = 32L << 20;

    private static final int SHOWN = 10;

    private final Ledger ledger;
    private final UploadedFiles files;
    private final Planning planning;
    private final TransactionTemplate transactions;

    Imports(Ledger ledger, UploadedFiles files, Planning planning, TransactionTemplate transactions) {
        this.ledger = ledger;
        this.files = files;
        this.planning = planning;
        this.transactions = transactions;
    }

    /**
     * Keeps a file with a plan guessed from its headings; nothing is taken in yet.
     *
     * @param name   of the file, for people
     * @param object kind of record, one of {@link #TYPES}
     * @param in     read to its end, or until it is too large
     * @throws Refused when it is no table
     */
    public Import upload(String name, String object, InputStream in, String author) {
        RecordType type = type(object);
        Path file = files.receive(in, LARGEST);
        try {
            Reading reading = Detection.of(file);
            Plan plan = planning.guessed(type, file, reading);
            int total = Planning.count(file, reading);
            return transactions.execute(tx -> {
                long id = ledger.open(named(name), type.key(), plan, total, author);
                files.keep(id, file);
                return ledger.find(id).orElseThrow();
            });
        } finally {
            files.delete(file);
        }
    }

    public Optional<Import> find(long id) {
        return ledger.find(id);
    }

    /** Newest first. */
    public List<Import> newest(int most) {
        return ledger.newest(most);
    }

    /** Its first rows and the fields they could fill. */
    public Look look(Import of) {
        List<Row> rows = new ArrayList<>();
        if (!of.over()) {
            try (Rows table = Rows.open(files.local(of.id()), of.plan().reading())) {
                table.next();
                while (table.hasNext() && rows.size() < SHOWN) {
                    rows.add(table.next());
                }
            }
        }
        return new Look(of, rows, planning.choices(RecordType.of(of.object())));
    }

    /** Reads the file in another way than was detected; the plan is guessed anew. @param encoding and delimiter as in {@link Reading}; null keeps the present one */
    public Import reread(long id, String encoding, String delimiter) {
        Import of = uploaded(id);
        Reading now = of.plan().reading();
        Reading next = new Reading(now.format(), encoding == null ? now.encoding() : encoding, delimiter == null ? now.delimiter() : delimiter);
        if (now.format().equals(Reading.XLSX) || next.equals(now)) {
            return of;
        }
        if (!Reading.ENCODINGS.contains(next.encoding()) || next.delimiter().length() != 1 || next.delimiter().equals("\"")) {
            throw new Refused("encoding: found %s with '%s', wanted one of %s and one character between cells"
                    .formatted(next.encoding(), next.delimiter(), Reading.ENCODINGS));
        }
        Path file = files.local(id);
        ledger.plan(id, planning.guessed(RecordType.of(of.object()), file, next), Planning.count(file, next));
        return ledger.find(id).orElseThrow();
    }

    /**
     * Lets it run.
     *
     * @param chosen     for each column its field, or "" for none
     * @param duplicates one of {@link Plan#WAYS}
     * @throws Refused with the first fault of the plan, or when it has been started before
     */
    public Import start(long id, List<String> chosen, String duplicates) {
        Import of = uploaded(id);
        Plan plan = of.plan().with(chosen, duplicates);
        planning.check(RecordType.of(of.object()), plan);
        ledger.plan(id, plan, of.total());
        ledger.move(id, Import.RUNNING, null, Import.UPLOADED);
        return ledger.find(id).orElseThrow();
    }

    /** After the batch under way. False when it is not running. */
    public boolean pause(long id) {
        return ledger.move(id, Import.PAUSED, null, Import.RUNNING);
    }

    /** Goes on with the row after the last one done. False when it is not paused and has not failed. */
    public boolean resume(long id) {
        return ledger.move(id, Import.RUNNING, null, Import.PAUSED);
    }

    /** For good; what was taken in stays. False when it is over already. */
    public boolean cancel(long id) {
        boolean cancelled = ledger.move(id, Import.CANCELLED, null, Import.UPLOADED, Import.RUNNING, Import.PAUSED);
        if (cancelled) {
            files.forget(id);
        }
        return cancelled;
    }

    /** Why rows were refused, in the order of the file. @param most entries */
    public List<RowFault> faults(long id, int most) {
        return ledger.faults(id, 0, most).stream().map(Ledger.NumberedFault::fault).toList();
    }

    private Import uploaded(long id) {
        Import of = ledger.find(id).orElseThrow(() -> new Refused("import: found none with id %d, wanted one that was uploaded".formatted(id)));
        if (!of.state().equals(Import.UPLOADED)) {
            throw new Refused("import: found one that is %s, wanted one that has not been started; upload the file again".formatted(of.state()));
        }
        return of;
    }

    private static RecordType type(String object) {
        return TYPES.stream().filter(type -> type.key().equals(object)).findFirst().orElseThrow(() ->
                new Refused("object: found '%s', wanted one of %s".formatted(object, TYPES.stream().map(RecordType::key).toList())));
    }

    /** Only the last part of a path, without control characters. */
    private static String named(String name) {
        String plain = name == null ? "" : name.replaceAll(".*[/\\\\]", "").replaceAll("\\p{Cntrl}", "").strip();
        return plain.isEmpty() ? "table" : plain.length() > 200 ? plain.substring(0, 200) : plain;
    }
}
