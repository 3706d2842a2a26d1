package io.kenh.imports.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kenh.imports.Reading;
import io.kenh.imports.Refused;
import io.kenh.imports.Row;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.dhatim.fastexcel.Workbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DetectionTest {

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource(delimiter = '~', value = {"UTF-8~,~false", "UTF-8~;~true", "UTF-16LE~\t~true", "UTF-16BE~;~true", "UTF-16LE~,~false", "UTF-16BE~|~false", "windows-1258~;~false"})
    void encodingsAndDelimitersAreFound(String encoding, String given, boolean bom) throws IOException {
        String delimiter = given == null ? "\t" : given;
        String text = String.join("\r\n", "Họ tên|Điện thoại|Ghi chú", "Đặng Thị Hường|0912345678|\"a" + delimiter + "b\"", "Lê Văn Ổn|0987654321|x").replace("|", delimiter);
        String written = encoding.equals("windows-1258") ? forWindows(text) : text;
        Path file = write(((bom ? "\uFEFF" : "") + written).getBytes(Charset.forName(encoding)));

        Reading reading = Detection.of(file);

        assertThat(reading).isEqualTo(new Reading("csv", encoding, delimiter));
        assertThat(rows(file, reading)).containsExactly(new Row(1, List.of("Họ tên", "Điện thoại", "Ghi chú")),
                new Row(2, List.of("Đặng Thị Hường", "0912345678", "a" + delimiter + "b")), new Row(3, List.of("Lê Văn Ổn", "0987654321", "x")));
    }

    /** The code page has letters with a circumflex or horn, and tones as marks of their own. */
    private static String forWindows(String text) {
        StringBuilder split = new StringBuilder();
        for (char letter : text.toCharArray()) {
            String form = java.text.Normalizer.normalize(String.valueOf(letter), java.text.Normalizer.Form.NFD);
            char last = form.charAt(form.length() - 1);
            boolean tone = form.length() > 1 && "\u0300\u0301\u0303\u0309\u0323".indexOf(last) >= 0;
            boolean toneFirst = form.length() > 2 && form.charAt(1) == '\u0323';
            if (toneFirst) {
                split.append(java.text.Normalizer.normalize("" + form.charAt(0) + form.charAt(2), java.text.Normalizer.Form.NFC)).append('\u0323');
            } else if (tone) {
                split.append(java.text.Normalizer.normalize(form.substring(0, form.length() - 1), java.text.Normalizer.Form.NFC)).append(last);
            } else {
                split.append(letter);
            }
        }
        return split.toString();
    }

    @Test
    void quotesLineBreaksEmptyRowsAndRaggedRowsKeepTheirNumbers() throws IOException {
        Path file = write("sep=;\nTên;Ghi chú\n\n\"Lan\nAnh\";\"nói \"\"chào\"\"\"\n;;\nBình\nChi;x;dư\n".getBytes(StandardCharsets.UTF_8));
        assertThat(rows(file, Detection.of(file))).containsExactly(new Row(2, List.of("Tên", "Ghi chú")), new Row(4, List.of("Lan\nAnh", "nói \"chào\"")),
                new Row(7, List.of("Bình")), new Row(8, List.of("Chi", "x", "dư")));
    }

    @Property(tries = 200)
    void whatIsWrittenIsReadBack(@ForAll("tables") List<List<String>> table) throws IOException {
        Path file = Files.createTempFile("table", ".csv");
        try (var writer = de.siegmar.fastcsv.writer.CsvWriter.builder().build(file)) {
            table.forEach(writer::writeRecord);
        }
        List<List<String>> read = rows(file, new Reading("csv", "UTF-8", ",")).stream().map(Row::cells).toList();
        assertThat(read).isEqualTo(table.stream().map(row -> row.stream().map(cell -> java.text.Normalizer.normalize(cell.strip(), java.text.Normalizer.Form.NFC)).toList())
                .filter(row -> row.stream().anyMatch(cell -> !cell.isEmpty())).toList());
        Files.delete(file);
    }

    @Provide
    Arbitrary<List<List<String>>> tables() {
        Arbitrary<String> cell = Arbitraries.of("a", "ệ", "\"", ",", ";", "\n", " ", "'", "=1+1", "").list().ofMaxSize(4).map(parts -> String.join("", parts))
                .filter(text -> !text.equals("sep=") && !text.contains("\uFEFF"));
        return cell.list().ofSize(3).list().ofMinSize(1).ofMaxSize(6);
    }

    @Test
    void aWorkbookGivesTextsNumbersAndDates() throws IOException {
        Path file = folder.resolve("a.xlsx");
        try (OutputStream out = Files.newOutputStream(file); Workbook book = new Workbook(out, "test", "1.0")) {
            var sheet = book.newWorksheet("Khách");
            sheet.value(0, 0, "Họ tên");
            sheet.value(0, 1, "Ngày sinh");
            sheet.value(0, 2, "Số tiền");
            sheet.value(2, 0, "Đặng Hường");
            sheet.value(2, 1, java.time.LocalDate.of(1990, 2, 28));
            sheet.style(2, 1).format("dd/mm/yyyy").set();
            sheet.value(2, 2, 25_000_000);
        }
        Reading reading = Detection.of(file);
        assertThat(reading.format()).isEqualTo("xlsx");
        assertThat(rows(file, reading)).containsExactly(new Row(1, List.of("Họ tên", "Ngày sinh", "Số tiền")),
                new Row(3, List.of("Đặng Hường", "1990-02-28", "25000000")));
    }

    @Test
    void whatIsNoTableIsRefusedWithAWayOut() throws IOException {
        assertRefused(new byte[] {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0, 0, 0}, ".xls");
        assertRefused(new byte[] {0, 1, 0, 0, 2, 3, 0, 0}, "no text");
        assertRefused(zip("readme.txt", "x".getBytes()), "no workbook");
        assertRefused(new byte[] {0x50, 0x4B, 0x03, 0x04, 9, 9, 9}, "cannot be read");
    }

    @Test
    void aZipBombIsRefusedBeforeItIsRead() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry("xl/workbook.xml"));
            zip.putNextEntry(new ZipEntry("xl/sharedStrings.xml"));
            for (int mb = 0; mb < 70; mb++) {
                zip.write(new byte[1 << 20]);
            }
        }
        assertThat(bytes.size()).isLessThan(200_000);
        assertRefused(bytes.toByteArray(), "unpacks to more than");
    }

    @Test
    void aWorkbookThatNamesEntitiesOpensNothing() throws IOException {
        String bomb = "<?xml version=\"1.0\"?><!DOCTYPE b [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY c \"&a;&a;&a;&a;&a;&a;&a;&a;\"><!ENTITY x SYSTEM \"file:///etc/passwd\">]>";
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            entry(zip, "[Content_Types].xml", "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"/>");
            entry(zip, "_rels/.rels", "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"r1\" "
                    + "Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>");
            entry(zip, "xl/workbook.xml", bomb + "<workbook xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\" "
                    + "xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"><sheets><sheet name=\"&x;&c;\" sheetId=\"1\" r:id=\"r1\"/></sheets></workbook>");
            entry(zip, "xl/_rels/workbook.xml.rels", "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"r1\" "
                    + "Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet\" Target=\"worksheets/sheet1.xml\"/></Relationships>");
            entry(zip, "xl/worksheets/sheet1.xml", bomb + "<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheetData><row r=\"1\">"
                    + "<c r=\"A1\" t=\"inlineStr\"><is><t>Tên &x; &c;</t></is></c></row></sheetData></worksheet>");
        }
        Path file = write(bytes.toByteArray());
        try {
            assertThat(rows(file, Detection.of(file)).toString()).doesNotContain("root:", "aaaa");
        } catch (Refused refused) {
            assertThat(refused.getMessage()).contains("cannot be read").doesNotContain("root:");
        }
    }

    @Test
    void aQuoteThatIsNeverClosedIsRefusedWithItsPlace() throws IOException {
        Path file = write(("Tên,Ghi chú\nLan,\"" + "x,y\n".repeat(600_000)).getBytes(StandardCharsets.UTF_8));
        Reading reading = new Reading("csv", "UTF-8", ",");
        assertThatThrownBy(() -> rows(file, reading)).isInstanceOf(Refused.class).hasMessageContaining("quote");
    }

    private void assertRefused(byte[] bytes, String why) throws IOException {
        Path file = write(bytes);
        assertThatThrownBy(() -> rows(file, Detection.of(file))).isInstanceOf(Refused.class).hasMessageContaining(why).hasMessageContaining("wanted");
    }

    private static byte[] zip(String name, byte[] content) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry(name));
            zip.write(content);
        }
        return bytes.toByteArray();
    }

    private static void entry(ZipOutputStream zip, String name, String text) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(text.getBytes(StandardCharsets.UTF_8));
    }

    private static List<Row> rows(Path file, Reading reading) {
        List<Row> rows = new ArrayList<>();
        try (Rows table = Rows.open(file, reading)) {
            table.forEachRemaining(rows::add);
        }
        return rows;
    }

    private Path write(byte[] bytes) throws IOException {
        return Files.write(Files.createTempFile(folder, "table", ".bin"), bytes);
    }
}
