package io.kenh.promise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.kenh.automation.Automations;
import io.kenh.automation.Definition;
import io.kenh.automation.YamlText;
import io.kenh.connector.Connection;
import io.kenh.connector.Connections;
import io.kenh.crm.RecordType;
import io.kenh.crm.Records;
import io.kenh.delivery.Consent;
import io.kenh.delivery.Consents;
import io.kenh.delivery.Delivery;
import io.kenh.delivery.NewMessage;
import io.kenh.delivery.Purpose;
import io.kenh.delivery.UnsubscribeLinks;
import io.kenh.event.Cause;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.internet.MimeMessage;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Who opens a tracked mail or clicks in it is told of; nobody else is watched, and a link leads nowhere it did not lead before. */
class TrackedMailTest extends PromiseTest {

    private static final AtomicInteger NUMBER = new AtomicInteger();
    private static final String BROWSER = "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 Chrome/126.0 Safari/537.36";
    private static final String PAGE = "https://shop.example/prices?a=1&b=2";
    private static final String PAPER = "https://shop.example/files/Guide.PDF?from=mail";

    @Autowired
    private Delivery delivery;
    @Autowired
    private Connections connections;
    @Autowired
    private Consents consents;
    @Autowired
    private Records records;
    @Autowired
    private Automations automations;
    @Autowired
    private UnsubscribeLinks unsubscribing;
    private final GreenMail server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    private final String address = "reader" + NUMBER.incrementAndGet() + "@customer.example";
    private Connection smtp;
    private long contact;

    @BeforeEach
    void aMailServerAndAReader() {
        server.start();
        smtp = connection("false");
        contact = records.create(RecordType.CONTACT, Map.of("name", "Hoa"), new Cause("test", 0));
    }

    @AfterEach
    void stop() {
        server.stop();
    }

    @Test
    void aClickIsToldAndLeadsWhereTheLinkLed() {
        long clicked = automation("{on: message-clicked, link: /prices}");
        long document = automation("document-downloaded");
        long opened = automation("message-opened");
        long message = send(smtp, mail("<p><a href=\"https://shop.example/prices?a=1&amp;b=2\">Prices</a> <a href=\"" + PAPER + "\">Guide</a></p>").tracked(true));
        Document html = html();
        assertThat(html.text()).isEqualTo("Prices Guide");

        assertThat(get(html.select("a").get(0).attr("href")).headers().firstValue("Location")).contains(PAGE);
        hub.idle();
        assertThat(List.of(runs(clicked), runs(document), runs(opened))).containsExactly(1L, 0L, 0L);
        assertThat(get(html.select("a").get(1).attr("href")).headers().firstValue("Location")).contains(PAPER);
        assertThat(get(html.select("img").attr("src")).headers().firstValue("Content-Type")).contains("image/gif");
        hub.idle();

        assertThat(List.of(runs(clicked), runs(document), runs(opened))).containsExactly(1L, 1L, 1L);
        assertThat(db.sql("select opens || ' ' || clicks from message_response where message_id = ?").param(message).query(String.class).single()).isEqualTo("1 2");
        assertThat(db.sql("select state from message where id = ?").param(message).query(String.class).single()).isEqualTo("delivered");
        assertThat(db.sql("select html from message where id = ?").param(message).query(String.class).single()).as("what is kept has its own links").contains(PAPER).doesNotContain("/t/");
        hub.accountsBalance();
    }

    @Test
    void theSameClickManyTimesAtOnceIsOne() {
        long message = send(smtp, mail("<a href=\"https://shop.example/x\">x</a>").tracked(true));
        String link = html().select("a").attr("href");

        Hub.parallel(8, 24, i -> assertThat(get(link).statusCode()).isEqualTo(302));
        hub.idle();

        assertThat(hub.count("select clicks from message_response where message_id = ?", message)).isBetween(1L, 2L);
        hub.accountsBalance();
    }

    @Test
    void whoLooksAheadOrForgesIsNotCounted() throws Exception {
        long message = send(smtp, mail("<a href=\"https://shop.example/x\">x</a>").tracked(true));
        Document html = html();
        String link = html.select("a").attr("href");

        assertThat(Hub.send(HttpRequest.newBuilder(URI.create(link)).method("HEAD", BodyPublishers.noBody()), "User-Agent", BROWSER).statusCode()).isEqualTo(302);
        assertThat(Hub.send(HttpRequest.newBuilder(URI.create(link)), "User-Agent", BROWSER, "Sec-Purpose", "prefetch").statusCode()).isEqualTo(302);
        assertThat(Hub.send(HttpRequest.newBuilder(URI.create(html.select("img").attr("src"))), "User-Agent", "Mozilla/5.0").statusCode()).isEqualTo(200);
        assertThat(Hub.send(HttpRequest.newBuilder(URI.create(link)).POST(BodyPublishers.noBody()), "User-Agent", BROWSER).statusCode()).isEqualTo(405);
        char last = link.charAt(link.length() - 3);
        for (String forged : List.of(link.substring(0, link.length() - 3) + (last == 'A' ? 'B' : 'A') + link.substring(link.length() - 2), hub.url + "/t/a",
                hub.url + "/t/aHR0cHM6Ly9ldmlsLmV4YW1wbGU", unsubscribing.url("mail", address).replace("/u/", "/t/"), link + "?url=https://evil.example")) {
            HttpResponse<String> answer = get(forged);
            assertThat(answer.headers().firstValue("Location").filter(to -> to.contains("evil"))).isEmpty();
            assertThat(answer.statusCode()).isEqualTo(forged.contains("?") ? 302 : 404);
        }
        hub.idle();

        assertThat(hub.count("select clicks from message_response where message_id = ?", message)).as("the link with something behind it").isEqualTo(1);
        assertThat(hub.count("select opens from message_response where message_id = ?", message)).isZero();
    }

    @Test
    void nobodyIsWatchedUnlessSomebodyAsksForIt() {
        consents.append(new Consent.Entry("mail", address, Purpose.ADVERTISING, true, "staff:1", "console", "test", null));
        Connection tracking = connection("true");
        String body = "<p><a href=\"https://shop.example/x\">x</a></p>";

        assertThat(isTracked(smtp, mail(body))).isFalse();
        assertThat(isTracked(tracking, mail(body))).as("what is no advertising").isFalse();
        assertThat(isTracked(smtp, mail(body).by(Purpose.ADVERTISING))).isFalse();
        assertThat(isTracked(tracking, mail(body).by(Purpose.ADVERTISING).tracked(false))).isFalse();
        assertThat(isTracked(tracking, mail(body).by(Purpose.ADVERTISING))).isTrue();
        assertThat(Jsoup.parse(part(last(), "text/html")).select("a").get(1).attr("href")).as("the way to unsubscribe").startsWith(hub.url + "/u/");
        assertThat(part(last(), "text/plain")).doesNotContain("/t/");
    }

    private boolean isTracked(Connection by, NewMessage message) {
        send(by, message);
        return part(last(), "text/html").contains("/t/");
    }

    private Connection connection(String track) {
        return connections.create("mail-" + NUMBER.incrementAndGet(), "Mail", "smtp", Map.of("host", "127.0.0.1", "port", String.valueOf(server.getSmtp().getPort()),
                "security", "none", "fromAddress", "hello@kenh.example", "track", track));
    }

    private NewMessage mail(String html) {
        return new NewMessage("tracked:" + NUMBER.incrementAndGet(), "mail", 0, address, null, "News", "See " + PAGE, html, Map.of(), "contact", contact, contact,
                "test", "contact:" + contact, null);
    }

    private long send(Connection by, NewMessage m) {
        int before = server.getReceivedMessages().length;
        long id = delivery.enqueue(List.of(new NewMessage(m.key(), m.channel(), by.id(), m.address(), m.name(), m.subject(), m.text(), m.html(), m.headers(),
                m.object(), m.objectId(), m.contactId(), m.cause(), m.lane(), m.at(), m.extras(), m.purpose(), m.track()))).values().iterator().next();
        await().atMost(Hub.PATIENCE).until(() -> server.getReceivedMessages().length > before);
        hub.idle();
        return id;
    }

    private MimeMessage last() {
        MimeMessage[] all = server.getReceivedMessages();
        return all[all.length - 1];
    }

    private Document html() {
        return Jsoup.parse(part(last(), "text/html"));
    }

    private static String part(Part part, String type) {
        try {
            if (part.isMimeType(type)) {
                return (String) part.getContent();
            }
            Multipart parts = part.isMimeType("multipart/*") ? (Multipart) part.getContent() : null;
            String found = "";
            for (int i = 0; parts != null && i < parts.getCount() && found.isEmpty(); i++) {
                found = part(parts.getBodyPart(i), type);
            }
            return found;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static HttpResponse<String> get(String url) {
        return Hub.send(HttpRequest.newBuilder(URI.create(url)), "User-Agent", BROWSER);
    }

    private long automation(String trigger) {
        long id = automations.save(null, null, YamlText.read("""
                {name: "tracked %d", object: contact, trigger: %s, actions: [{action: update-record, with: {set: {title: Read}}}]}"""
                .formatted(NUMBER.incrementAndGet(), trigger), Definition.class), "test");
        automations.activate(id);
        await().pollDelay(Duration.ofMillis(1_200)).until(() -> true);
        return id;
    }

    private long runs(long id) {
        return hub.count("select count(*) from run where automation_id = ?", id);
    }
}
