package io.kenh.bench;

import com.fasterxml.jackson.databind.JsonNode;
import io.kenh.platform.Json;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/** How fast files of leads come in, and what memory that takes: see {@code bench/import}. */
public final class ImportBench {

    private static final String API = "http://127.0.0.1:" + HubProcess.PORT + "/api/v1";
    private static final String[] HEADINGS = {"Họ tên", "Điện thoại", "Email", "Công ty", "Nguồn", "Nhãn", "Ngày sinh", "Ghi chú"};

    private final HubProcess hub;
    private final HttpClient http = HttpClient.newHttpClient();
    private int next = 10_000_000;

    private ImportBench(HubProcess hub) {
        this.hub = hub;
    }

    public static void main(String[] args) throws Exception {
        Path data = Files.createTempDirectory("kenh-bench").resolve("data");
        Files.createDirectories(data);
        int rows = Integer.getInteger("bench.rows", 100_000);
        try (HubProcess hub = new HubProcess(data)) {
            ImportBench bench = new ImportBench(hub);
            System.out.printf("machine: %d cores, Java %s, hub %d MB resident after its start%n", Runtime.getRuntime().availableProcessors(),
                    System.getProperty("java.version"), hub.residentMb());
            bench.run("CSV, warming up", bench.csv(rows / 10));
            bench.run("CSV", bench.csv(rows));
            bench.run("XLSX", bench.xlsx(rows));
            bench.run("CSV, all known: update", bench.csv(rows, 10_000_000 + rows / 10));
        }
    }

    private void run(String what, byte[] file) throws Exception {
        JsonNode made = post("/imports?object=lead&name=bench", file, "application/octet-stream");
        String path = "/imports/" + made.get("id").asText();
        long from = System.nanoTime();
        post(path + "/start", "{}".getBytes(StandardCharsets.UTF_8), "application/json");
        long peak = 0;
        JsonNode now = get(path);
        while (!now.get("state").asText().equals("done")) {
            if (now.get("state").asText().equals("failed")) {
                throw new IllegalStateException(now.toString());
            }
            peak = Math.max(peak, hub.residentMb());
            TimeUnit.MILLISECONDS.sleep(200);
            now = get(path);
        }
        double seconds = (System.nanoTime() - from) / 1e9;
        System.out.printf("%s: %,d rows (%,d kB) in %.1f s = %,.0f rows/s; created %s, updated %s, refused %s; hub at most %d MB resident%n", what,
                now.get("total").asInt(), file.length / 1000, seconds, now.get("total").asInt() / seconds, now.get("created"), now.get("updated"),
                now.get("refused"), peak);
    }

    private byte[] csv(int rows) {
        int first = next;
        next += rows;
        return csv(rows, first);
    }

    private byte[] csv(int rows, int first) {
        StringBuilder csv = new StringBuilder(String.join(",", HEADINGS)).append('\n');
        for (int n = first; n < first + rows; n++) {
            csv.append(String.join(",", cells(n))).append('\n');
        }
        return csv.toString().getBytes(StandardCharsets.UTF_8);
    }

    private byte[] xlsx(int rows) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (Workbook book = new Workbook(out, "bench", "1.0")) {
            Worksheet sheet = book.newWorksheet("leads");
            row(sheet, 0, HEADINGS);
            for (int i = 1; i <= rows; i++) {
                row(sheet, i, cells(next++));
            }
        }
        return out.toByteArray();
    }

    private static void row(Worksheet sheet, int row, String[] cells) {
        for (int column = 0; column < cells.length; column++) {
            sheet.value(row, column, cells[column]);
        }
    }

    private static String[] cells(int n) {
        return new String[] {"Nguyễn Văn Số " + n, "09" + n, "khach" + n + "@example.com", "Công ty " + n % 5_000, "Hội chợ", "Nhập;Lô " + n % 100,
            "%02d/%02d/19%02d".formatted(1 + n % 28, 1 + n % 12, 50 + n % 50), "Ghi chú của khách hàng số " + n};
    }

    private JsonNode get(String path) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(URI.create(API + path)).GET());
    }

    private JsonNode post(String path, byte[] body, String type) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(URI.create(API + path)).header("Content-Type", type).POST(BodyPublishers.ofByteArray(body)));
    }

    private JsonNode send(HttpRequest.Builder request) throws IOException, InterruptedException {
        HttpResponse<String> answer = http.send(request.header("Authorization", "Bearer " + HubProcess.TOKEN).build(), BodyHandlers.ofString());
        if (answer.statusCode() >= 300) {
            throw new IllegalStateException(answer.statusCode() + " " + answer.body());
        }
        return Json.tree(answer.body());
    }
}
