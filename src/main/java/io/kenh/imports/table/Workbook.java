package io.kenh.imports.table;

import io.kenh.imports.Refused;
import io.kenh.imports.Row;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.text.Normalizer;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Enumeration;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ExcelReaderException;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;

/** The first sheet of an XLSX file. Dates come as ISO text, numbers without grouping. */
final class Workbook extends RowsAhead {

    private static final int MOST_ENTRIES = 500;
    private static final long LARGEST = 512L << 20;
    /** Texts of a workbook lie in one part that is kept in memory. */
    private static final long LARGEST_TEXTS = 64L << 20;

    private final ReadableWorkbook book;
    private final Stream<org.dhatim.fastexcel.reader.Row> stream;
    private final Iterator<org.dhatim.fastexcel.reader.Row> rows;

    Workbook(Path file) {
        try {
            book = new ReadableWorkbook(file.toFile(), new ReadingOptions(true, true));
            stream = book.getFirstSheet().openStream();
            rows = stream.iterator();
            advance();
        } catch (IOException | RuntimeException broken) {
            throw broken(broken);
        }
    }

    /**
     * Unpacks everything once without keeping it, so that a small file that unpacks to a giant is refused before it is read.
     *
     * @throws Refused when it is one, or no workbook
     */
    static void check(Path file) {
        try (ZipFile zip = new ZipFile(file.toFile())) {
            if (zip.size() > MOST_ENTRIES || zip.getEntry("xl/workbook.xml") == null) {
                throw new Refused("file: found an archive that is no workbook, wanted XLSX or CSV");
            }
            long total = 0;
            for (Enumeration<? extends ZipEntry> entries = zip.entries(); entries.hasMoreElements(); ) {
                ZipEntry entry = entries.nextElement();
                long most = entry.getName().equalsIgnoreCase("xl/sharedStrings.xml") ? LARGEST_TEXTS : LARGEST - total;
                total += unpacked(zip, entry, most);
            }
        } catch (IOException broken) {
            throw broken(broken);
        }
    }

    private static long unpacked(ZipFile zip, ZipEntry entry, long most) throws IOException {
        byte[] buffer = new byte[1 << 16];
        long size = 0;
        try (InputStream in = zip.getInputStream(entry)) {
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                size += read;
                if (size > most) {
                    throw new Refused("file: found a workbook whose part %s unpacks to more than %d MB, wanted less; save it as CSV"
                            .formatted(entry.getName(), most >> 20));
                }
            }
        }
        return size;
    }

    @Override
    Row read() {
        try {
            return rows.hasNext() ? row(rows.next()) : null;
        } catch (RuntimeException broken) {
            throw broken(broken);
        }
    }

    private static Row row(org.dhatim.fastexcel.reader.Row found) {
        List<String> cells = new ArrayList<>();
        for (int column = 0; column < Math.min(found.getCellCount(), MOST_COLUMNS); column++) {
            String text = found.getOptionalCell(column).map(Workbook::text).orElse("").strip();
            cells.add(Normalizer.normalize(text.length() > LONGEST_CELL ? text.substring(0, LONGEST_CELL) : text, Normalizer.Form.NFC));
        }
        return new Row(found.getRowNum(), cells);
    }

    private static String text(Cell cell) {
        if (cell.getType() == CellType.NUMBER) {
            return isDate(cell) ? date(cell.asDate()) : cell.asNumber().stripTrailingZeros().toPlainString();
        }
        return cell.getType() == CellType.ERROR ? "#ERROR" : cell.getText();
    }

    /** Workbooks keep dates as numbers; only the way they are shown tells them apart. */
    private static boolean isDate(Cell cell) {
        String format = cell.getDataFormatString();
        return format != null && format.replaceAll("\"[^\"]*\"|\\[[^]]*]|\\\\.", "").matches("(?i).*[dyh].*|.*m.*m.*");
    }

    private static String date(LocalDateTime date) {
        return date.toLocalTime().equals(LocalTime.MIDNIGHT) ? date.toLocalDate().toString() : date.toString();
    }

    private static RuntimeException broken(Exception cause) {
        if (cause instanceof Refused refused) {
            return refused;
        }
        if (cause instanceof IOException || cause instanceof ExcelReaderException || cause instanceof RuntimeException) {
            return new Refused("file: found a workbook that cannot be read (%s), wanted a sound XLSX; open and save it again, or save it as CSV"
                    .formatted(cause.getMessage()));
        }
        return new UncheckedIOException(new IOException(cause));
    }

    @Override
    public void close() {
        try {
            stream.close();
            book.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
