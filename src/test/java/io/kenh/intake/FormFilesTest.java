package io.kenh.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;
import static org.awaitility.Awaitility.await;

import io.kenh.api.ApiTest;
import io.kenh.connector.Connections;
import io.kenh.platform.Json;
import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Files that come with a form are kept with it, whole and once, and whatever is wrong with them is refused before anything is written. */
@ApiTest
class FormFilesTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final byte[] PNG = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n', 0, 0, 0, 13, 'I', 'H', 'D', 'R', 0, 0, 0, 1};
    private static final byte[] PDF = "%PDF-1.4\n% a document\n".getBytes(StandardCharsets.UTF_8);
    private static final byte[] PROGRAM = {'M', 'Z', (byte) 0x90, 0, 3, 0, 0, 0, 4, 0, 0, 0, (byte) 0xff, (byte) 0xff, 0, 0};

    @Autowired
    private Connections connections;
    @Autowired
    private FormFiles files;
    @Autowired
    private JdbcClient db;
    @LocalServerPort
    private int port;
    private final String mark = "files-" + System.nanoTime();
    private final ByteArrayOutputStream body = new ByteArrayOutputStream();

    @BeforeEach
    void form() {
        connections.create(mark, "Files", "web-form", Map.of("fileMegabytes", "2"));
        field("name", mark);
    }

    @Test
    void theyStandOnThePageOfTheLeadTheyBecame() throws Exception {
        file("hồ sơ", "Lan/2026/CV của Lan.pdf", PDF);
        file("ảnh", "chân dung.png", PNG);
        file("ảnh", "toàn thân.png", PNG);
        file("không có", "", new byte[0]);

        assertThat(send().statusCode()).isEqualTo(202);

        long lead = await().atMost(PATIENCE).until(() -> db.sql("select id from lead where name = ?").param(mark).query(Long.class).optional(), found -> found.isPresent()).orElseThrow();
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(files.ofLead(lead)).extracting(FormFiles.Kept::number, FormFiles.Kept::field, FormFiles.Kept::shownName, FormFiles.Kept::type)
                .containsExactly(tuple(1, "hồ sơ", "CV của Lan.pdf", "application/pdf"),
                        tuple(2, "ảnh", "chân dung.png", "image/png"), tuple(3, "ảnh", "toàn thân.png", "image/png")));
        long event = files.ofLead(lead).get(0).event();
        assertThat(files.find(event, 1).orElseThrow().bytes()).isEqualTo(PDF);
        assertThat(files.find(event, 4)).isEmpty();
        assertThat(program("/api/v1/events/" + event)).contains("\"image/png\"");
        assertThat(program("/api/v1/events/" + event + "/files/1")).contains(Base64.getEncoder().encodeToString(PDF));
        assertThat(program("/api/v1/events/" + event + "/files/4")).contains("not-found");
        assertThat(db.sql("select payload from event where id = ?").param(event).query(String.class).single())
                .as("conditions can ask for them").contains("CV của Lan.pdf", "toàn thân.png");
    }

    @Test
    void theSameFormWithTheSameFilesIsOne() throws Exception {
        file("cv", "cv.pdf", PDF);

        assertThat(send().body()).contains("\"duplicate\":false");
        assertThat(send().body()).contains("\"duplicate\":true");
        assertThat(kept()).isOne();

        body.reset();
        field("name", mark);
        file("cv", "cv.pdf", "%PDF-1.4\n% another\n".getBytes(StandardCharsets.UTF_8));
        assertThat(send().body()).as("other content under the same name").contains("\"duplicate\":false");
        assertThat(kept()).isEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource({"run.exe, program, 415", "holiday.png, program, 415", "page.pdf, page, 415", "page.html, page, 415", "noending, pdf, 415", "cv.pdf.exe, pdf, 415",
        "large.pdf, large, 413"})
    void whatIsNoDocumentOrPictureIsRefusedWithTheWholeForm(String name, String content, int status) throws Exception {
        file("cv", name, switch (content) {
            case "program" -> PROGRAM;
            case "page" -> "<!doctype html><html><script>alert(1)</script></html>".getBytes(StandardCharsets.UTF_8);
            case "large" -> Arrays.copyOf(PDF, 2_000_001);
            default -> PDF;
        });

        HttpResponse<String> answer = send();

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(Json.tree(answer.body()).path("title").asText()).startsWith("File");
        assertThat(kept()).isZero();
        assertThat(db.sql("select count(*) from event where payload ->> 'name' = ?").param(mark).query(Long.class).single()).isZero();
    }

    @Test
    void moreThanTheConnectionTakesAreRefused() throws Exception {
        for (int i = 0; i < 4; i++) {
            file("cv", i + ".pdf", PDF);
        }
        assertThat(send().statusCode()).isEqualTo(422);

        connections.update(connections.byName(mark).orElseThrow().id(), "None", Map.of("files", "0"));
        body.reset();
        field("name", mark);
        file("cv", "cv.pdf", PDF);
        assertThat(send().statusCode()).isEqualTo(422);
        assertThat(kept()).isZero();
    }

    @Test
    void aFormLargerThanItsFilesMayBeIsNotRead() throws Exception {
        connections.update(connections.byName(mark).orElseThrow().id(), "Small", Map.of("files", "1", "fileMegabytes", "1"));
        file("cv", "cv.pdf", Arrays.copyOf(PDF, 2_060_000));

        assertThat(send().statusCode()).isEqualTo(413);
    }

    @Test
    void hostileNamesBecomeHarmless() throws Exception {
        file("a", "../../etc/cron.d/evil.pdf", PDF);
        file("b", "con.pdf", PDF);
        file("c", "\u202Efdp.exe.pdf\r\nX-Evil: 1.pdf".replace("\r\n", "%0D%0A"), PDF);

        assertThat(send().statusCode()).isEqualTo(202);

        assertThat(db.sql("select f.name from form_file f join connection c on c.id = f.connection_id where c.name = ? order by number").param(mark).query(String.class).list())
                .containsExactly("evil.pdf", "_con.pdf", "fdp.exe.pdf%0D%0AX-Evil_ 1.pdf");
    }

    @Test
    void aBrowserThatPostsTheFormItselfIsToldOnAPage() throws Exception {
        file("cv", "run.exe", PROGRAM);

        HttpResponse<String> answer = send("Accept", "text/html");

        assertThat(answer.statusCode()).isEqualTo(415);
        assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("text/html");
        assertThat(answer.body()).contains("Chưa gửi được", "It was not sent", "&#39;run.exe&#39;");
    }

    private String program(String path) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path)).timeout(PATIENCE).header("Authorization", "Bearer " + ApiTest.ADMIN).build();
        return HttpClient.newHttpClient().send(request, BodyHandlers.ofString()).body();
    }

    private long kept() {
        return db.sql("select count(*) from form_file f join connection c on c.id = f.connection_id where c.name = ?").param(mark).query(Long.class).single();
    }

    private void field(String name, String value) {
        body.writeBytes("--xx\r\nContent-Disposition: form-data; name=\"%s\"\r\n\r\n%s\r\n".formatted(name, value).getBytes(StandardCharsets.UTF_8));
    }

    /** As browsers write it: names in UTF-8, only quotes escaped. */
    private void file(String field, String name, byte[] content) {
        body.writeBytes("--xx\r\nContent-Disposition: form-data; name=\"%s\"; filename=\"%s\"\r\nContent-Type: application/octet-stream\r\n\r\n"
                .formatted(field, name).getBytes(StandardCharsets.UTF_8));
        body.writeBytes(content);
        body.writeBytes("\r\n".getBytes(StandardCharsets.UTF_8));
    }

    private HttpResponse<String> send(String... headers) throws Exception {
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        whole.writeBytes(body.toByteArray());
        whole.writeBytes("--xx--\r\n".getBytes(StandardCharsets.UTF_8));
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/in/" + mark)).timeout(PATIENCE)
                .header("Content-Type", "multipart/form-data; boundary=xx").POST(BodyPublishers.ofByteArray(whole.toByteArray()));
        for (int i = 0; i < headers.length; i += 2) {
            request.header(headers[i], headers[i + 1]);
        }
        return HttpClient.newHttpClient().send(request.build(), BodyHandlers.ofString());
    }
}
