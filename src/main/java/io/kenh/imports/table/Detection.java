package io.kenh.imports.table;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import io.kenh.imports.Reading;
import io.kenh.imports.Refused;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Finds out from a file's beginning what it is. */
public final class Detection {

    private static final int LOOKED_AT = 64 * 1024;
    private static final int ROWS = 20;
    private static final List<String> DELIMITERS = List.of(",", ";", "\t", "|");

    private Detection() {
    }

    /** @throws Refused when it is neither CSV nor XLSX */
    public static Reading of(Path file) {
        byte[] begin = begin(file);
        if (startsWith(begin, 0x50, 0x4B, 0x03, 0x04)) {
            Workbook.check(file);
            return new Reading(Reading.XLSX, null, null);
        }
        if (startsWith(begin, 0xD0, 0xCF, 0x11, 0xE0)) {
            throw new Refused("file: found the old format .xls, wanted .xlsx or .csv; save it in one of them");
        }
        String encoding = encoding(begin);
        return new Reading(Reading.CSV, encoding, delimiter(decoded(begin, encoding)));
    }

    private static byte[] begin(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            return in.readNBytes(LOOKED_AT);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String encoding(byte[] begin) {
        if (startsWith(begin, 0xEF, 0xBB, 0xBF)) {
            return "UTF-8";
        } else if (startsWith(begin, 0xFF, 0xFE) || zeros(begin, 1) > 0 && zeros(begin, 0) == 0) {
            return "UTF-16LE";
        } else if (startsWith(begin, 0xFE, 0xFF) || zeros(begin, 0) > 0 && zeros(begin, 1) == 0) {
            return "UTF-16BE";
        } else if (zeros(begin, 0) > 0) {
            throw new Refused("file: found bytes that are no text, wanted CSV or XLSX");
        }
        return isUtf8(begin) ? "UTF-8" : "windows-1258";
    }

    /** Zero bytes at even or odd places: text in UTF-16 has them at one of the two. */
    private static int zeros(byte[] begin, int from) {
        int zeros = 0;
        for (int i = from; i < begin.length; i += 2) {
            zeros += begin[i] == 0 ? 1 : 0;
        }
        return zeros;
    }

    /** The last character may have been cut in the middle. */
    private static boolean isUtf8(byte[] begin) {
        CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder().onMalformedInput(CodingErrorAction.REPORT);
        return !decoder.decode(ByteBuffer.wrap(begin), CharBuffer.allocate(begin.length + 1), begin.length < LOOKED_AT).isError();
    }

    private static String decoded(byte[] begin, String encoding) {
        String text = new String(begin, Charset.forName(encoding));
        return text.startsWith("\uFEFF") ? text.substring(1) : text;
    }

    /** The one that cuts the first rows into the most columns, equally many in nearly every row. */
    private static String delimiter(String text) {
        if (text.matches("(?s)sep=[,;\t|]\\R.*")) {
            return text.substring(4, 5);
        }
        String best = DELIMITERS.get(0);
        for (String delimiter : DELIMITERS) {
            if (score(text, delimiter) > score(text, best)) {
                best = delimiter;
            }
        }
        return best;
    }

    private static double score(String text, String delimiter) {
        try (CsvReader<CsvRecord> reader = CsvReader.builder().fieldSeparator(delimiter).allowExtraFields(true).allowMissingFields(true)
                .allowExtraCharsAfterClosingQuote(true).ofCsvRecord(text)) {
            List<Integer> widths = reader.stream().limit(ROWS).map(CsvRecord::getFieldCount).toList();
            long alike = widths.stream().filter(width -> width.equals(widths.get(0))).count();
            return widths.isEmpty() ? 0 : (widths.get(0) - 1) * (double) alike / widths.size();
        } catch (CsvParseException | IOException broken) {
            return 0;
        }
    }

    private static boolean startsWith(byte[] bytes, int... wanted) {
        for (int i = 0; i < wanted.length; i++) {
            if (i >= bytes.length || (bytes[i] & 0xFF) != wanted[i]) {
                return false;
            }
        }
        return true;
    }
}
