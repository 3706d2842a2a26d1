package io.kenh.imports.table;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import io.kenh.imports.Reading;
import io.kenh.imports.Refused;
import io.kenh.imports.Row;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.Iterator;
import java.util.List;

/** A CSV file. Bytes that are no character of its encoding become U+FFFD, which the row is then refused for. */
final class Csv extends RowsAhead {

    /** Beyond it, a quote was probably never closed. */
    private static final int LONGEST_RECORD = 1 << 20;

    private final CsvReader<CsvRecord> reader;
    private final Iterator<CsvRecord> records;

    Csv(Path file, Reading reading) {
        try {
            reader = CsvReader.builder().fieldSeparator(reading.delimiter()).allowExtraFields(true).allowMissingFields(true)
                    .allowExtraCharsAfterClosingQuote(true).maxBufferSize(LONGEST_RECORD).ofCsvRecord(text(file, reading.encoding()));
            records = reader.iterator();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        advance();
        if (ahead() != null && isSeparator(ahead())) {
            advance();
        }
    }

    /** Some programs tell the delimiter in a line before the headings. */
    private static boolean isSeparator(Row row) {
        return row.cells().size() == 1 && row.cell(0).matches("sep=.?") || row.cell(0).equals("sep=");
    }

    private static BufferedReader text(Path file, String encoding) throws IOException {
        BufferedReader text = new BufferedReader(new InputStreamReader(Files.newInputStream(file), Charset.forName(encoding).newDecoder()
                .onMalformedInput(CodingErrorAction.REPLACE).onUnmappableCharacter(CodingErrorAction.REPLACE)), 1 << 16);
        text.mark(1);
        if (text.read() != '\uFEFF') {
            text.reset();
        }
        return text;
    }

    @Override
    Row read() {
        try {
            if (!records.hasNext()) {
                return null;
            }
            CsvRecord record = records.next();
            return new Row((int) record.getStartingLineNumber(), record.getFields().stream().limit(MOST_COLUMNS).map(Csv::cell).toList());
        } catch (CsvParseException tooLong) {
            throw new Refused("file: found a field of more than %d characters after row %d, wanted shorter ones; look for a quote that is never closed"
                    .formatted(LONGEST_RECORD, ahead() == null ? 0 : ahead().number()));
        }
    }

    /** One form for letters that the encoding wrote in two. */
    private static String cell(String text) {
        String plain = text.strip();
        return Normalizer.isNormalized(plain, Normalizer.Form.NFC) ? plain : Normalizer.normalize(plain, Normalizer.Form.NFC);
    }

    @Override
    public void close() {
        try {
            reader.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
