package io.kenh.imports;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.Writer;
import java.util.List;
import org.springframework.stereotype.Component;

/** The refused rows as a CSV file that spreadsheets open without running anything in it. */
@Component
public class FaultFile {

    private static final int PART = 1_000;

    private final Ledger ledger;

    FaultFile(Ledger ledger) {
        this.ledger = ledger;
    }

    /** Writes all faults of an import, a part at a time; the writer stays open. */
    public void write(long id, Writer to) throws IOException {
        to.write('\uFEFF');
        CsvWriter csv = CsvWriter.builder().lineDelimiter(LineDelimiter.CRLF).build(to);
        csv.writeRecord("row", "column", "found", "wanted");
        long after = 0;
        for (List<Ledger.NumberedFault> part = ledger.faults(id, after, PART); !part.isEmpty(); part = ledger.faults(id, after, PART)) {
            for (Ledger.NumberedFault one : part) {
                csv.writeRecord(String.valueOf(one.fault().row()), harmless(one.fault().column()), harmless(one.fault().found()), harmless(one.fault().wanted()));
            }
            after = part.get(part.size() - 1).id();
        }
        csv.flush();
    }

    /** A text that a spreadsheet would take for a formula begins with an apostrophe. */
    static String harmless(String text) {
        return text.matches("(?s)[=+\\-@\\t\\r\\n|].*") ? "'" + text : text;
    }
}
