package io.kenh.ticket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import io.kenh.api.ApiTest;
import io.kenh.automation.Automations;
import io.kenh.automation.Definition;
import io.kenh.connector.Connection;
import io.kenh.connector.Connections;
import io.kenh.connector.Grants;
import io.kenh.connector.Inbox;
import io.kenh.connector.Incoming;
import io.kenh.delivery.AnswerWindows;
import io.kenh.event.Cause;
import io.kenh.platform.Json;
import io.kenh.sla.SlaWork;
import io.kenh.ticket.Tickets.How;
import io.kenh.world.World;
import java.io.IOException;
import java.net.URI;
import java.net.URLDecoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.awaitility.core.ThrowingRunnable;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Words on a channel become a conversation, and answers go back on the same channel. The providers are played. */
@ApiTest
class ChatConversationTest {

    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());
    private static final Duration PATIENCE = Duration.ofSeconds(40);
    private static final String SESSION = "chat-session";
    private static final Cause CAUSE = new Cause("api:test", 0);

    @Autowired
    private Tickets tickets;
    @Autowired
    private SlaWork sla;
    @Autowired
    private Inbox inbox;
    @Autowired
    private Connections connections;
    @Autowired
    private Grants grants;
    @Autowired
    private AnswerWindows windows;
    @Autowired
    private Automations automations;
    @Autowired
    private World world;
    @LocalServerPort
    private int port;
    @Autowired
    private JdbcClient db;

    private final String account = "oa-" + UUID.randomUUID().toString().substring(0, 8);
    private long staff;

    @BeforeEach
    void somebodyIsThere() {
        staff = db.sql("select min(id) from staff where active").query(Long.class).single();
    }

    @Test
    void aStrangerBecomesALeadWithANameAndATicketAndIsAnsweredOnTheSameChannel() {
        Connection zalo = connect("zalo");
        says(zalo, "5001", "z1", "Xin chào, còn hàng không?", Instant.now());
        long ticket = ticket(zalo, "5001");

        until(() -> assertThat(lead(ticket)).extracting("name", "phone", "source").containsExactly("Nguyễn Thị Lan", "+84901234567", "Zalo Official Account"));
        long message = tickets.reply(ticket, staff, "Dạ còn ạ");

        until(() -> assertThat(state(message)).isEqualTo("delivered"));
        assertThat(received("zalo", "/v3.0/oa/message/cs")).anyMatch(body -> body.contains("Dạ còn ạ") && body.contains("5001"));
        assertThat(said(ticket)).containsExactly("in: Xin chào, còn hàng không?", "out: Dạ còn ạ");
        assertThat(status(ticket)).isEqualTo("pending");
    }

    @Test
    void oneConversationForEachPersonUntilItIsOver() {
        Connection zalo = connect("zalo");
        says(zalo, "5002", "a1", "một", Instant.now());
        long first = ticket(zalo, "5002");

        says(zalo, "5002", "a2", "hai", Instant.now());
        until(() -> assertThat(said(first)).hasSize(2));
        tickets.status(first, "solved", CAUSE);
        says(zalo, "5002", "a3", "ba", Instant.now());
        until(() -> assertThat(said(first)).hasSize(3));
        assertThat(status(first)).isEqualTo("open");
        tickets.status(first, "closed", CAUSE);
        says(zalo, "5002", "a4", "bốn", Instant.now());

        until(() -> assertThat(ticket(zalo, "5002")).isNotEqualTo(first));
        assertThat(said(first)).hasSize(3);
        says(zalo, "5003", "b1", "người khác", Instant.now());
        until(() -> assertThat(ticket(zalo, "5003")).isNotEqualTo(ticket(zalo, "5002")));
    }

    @Test
    void aFileIsFetchedAndKeptWithItsMessage() {
        Connection zalo = connect("zalo");
        sends(zalo, "5011", "f1", world("/zalo/files/don-hang.txt"));

        until(() -> assertThat(attachments(ticket(zalo, "5011"))).containsExactly("don-hang.txt, text/plain"));
        assertThat(db.sql("select convert_from(b.bytes, 'UTF8') from attachment a join blob b on b.sha256 = a.sha256 join ticket_message m on m.id = a.message_id where m.ticket_id = ?")
                .param(ticket(zalo, "5011")).query(String.class).single()).contains("4711");
    }

    @Test
    void aFileThatIsNotToBeHadIsTriedAgainAndOneInOurNetworkNever() {
        Connection zalo = connect("zalo");
        sends(zalo, "5012", "f2", world("/zalo/gone.txt"));
        sends(zalo, "5013", "f3", "https://127.0.0.1/inside.txt");

        until(() -> assertThat(fetching(zalo, "5012")).isEqualTo("HTTP 404"));
        until(() -> assertThat(fetching(zalo, "5013")).contains("no public network"));
        assertThat(attachments(ticket(zalo, "5013"))).isEmpty();
        sends(zalo, "5014", "f4", world("/zalo/files/muon.txt"), "{\"zalo\": {\"outageRate\": 1}}");
        until(() -> assertThat(fetching(zalo, "5014")).isEqualTo("HTTP 503"));
        dial("{}");
        db.sql("update chat_file set due = now() where message_id = (select max(id) from ticket_message where ticket_id = ?)").param(ticket(zalo, "5014")).update();
        until(() -> assertThat(attachments(ticket(zalo, "5014"))).containsExactly("muon.txt, text/plain"));
    }

    @Test
    void aLinkIsNoFile() {
        Connection zalo = connect("zalo");
        event(zalo, "l1" + account, "message", "5016", Map.of("from", "5016", "account", account, "id", "l1" + account, "attachments",
                "[{\"type\": \"link\", \"payload\": {\"url\": \"" + world("/zalo/files/trang.txt") + "\"}}]"));

        long ticket = ticket(zalo, "5016");
        until(() -> assertThat(said(ticket)).containsExactly("in: [link]"));
        assertThat(db.sql("select count(*) from chat_file where message_id in (select id from ticket_message where ticket_id = ?)").param(ticket).query(Long.class).single())
                .isZero();
    }

    private void sends(Connection connection, String from, String id, String file, String... dials) {
        List.of(dials).forEach(this::dial);
        event(connection, id + account, "message", from, Map.of("from", from, "account", account, "id", id + account, "attachments",
                "[{\"type\": \"file\", \"payload\": {\"url\": \"" + file + "\"}}]"));
    }

    private List<String> attachments(long ticket) {
        return db.sql("select name || ', ' || type from attachment where message_id in (select id from ticket_message where ticket_id = ?)").param(ticket)
                .query(String.class).list();
    }

    /** Why the file is not here. */
    private String fetching(Connection connection, String from) {
        return db.sql("select max(reason) from chat_file where message_id in (select id from ticket_message where ticket_id = ?)").param(ticket(connection, from))
                .query(String.class).optional().orElse(null);
    }

    @Test
    void whatComesTooLateIsRefusedBeforeItIsTried() {
        Connection zalo = connect("zalo");
        says(zalo, "5004", "l1", "lâu rồi", Instant.now().minus(Duration.ofDays(8)));
        long ticket = ticket(zalo, "5004");

        assertThat(windows.of(zalo, "5004").lets(true)).isFalse();
        assertThatThrownBy(() -> tickets.reply(ticket, staff, "muộn")).hasMessageContaining("as soon as they write");
        assertThat(said(ticket)).hasSize(1);

        says(zalo, "5004", "l2", "em đây", Instant.now().minus(Duration.ofDays(3)));
        until(() -> assertThat(windows.of(zalo, "5004").lets(true)).isTrue());
        assertThat(windows.of(zalo, "5004").now().note().en()).contains("charges");
    }

    @Test
    void anAnswerWhoseTimeRunsOutInTheQueueIsHeldByTheGate() {
        Connection zalo = connect("zalo");
        says(zalo, "5005", "g1", "chào", Instant.now());
        long ticket = ticket(zalo, "5005");
        connections.pause(zalo.id());
        long message = tickets.reply(ticket, staff, "chờ");
        db.sql("update last_word set at = at - interval '8 days' where connection_id = ?").param(zalo.id()).update();

        connections.resume(zalo.id());
        db.sql("update message_queue set held = false, due = null where id = ?").param(message).update();

        until(() -> assertThat(state(message)).isEqualTo("failed"));
        assertThat(db.sql("select reason from message where id = ?").param(message).query(String.class).single()).startsWith("answer-window");
    }

    @Test
    void ourOwnWordsAreNotTakenTwiceAndAColleaguesStandInTheTicket() {
        Connection zalo = connect("zalo");
        says(zalo, "5006", "e1", "chào", Instant.now());
        long ticket = ticket(zalo, "5006");
        long message = tickets.reply(ticket, staff, "chào chị");
        until(() -> assertThat(state(message)).isEqualTo("delivered"));
        String external = db.sql("select external_id from message where id = ?").param(message).query(String.class).single();

        event(zalo, "echo-1", "message", "5006", Map.of("from", "5006", "account", account, "text", "chào chị", "id", external, "echo", "true"));
        event(zalo, "echo-2", "message", "5006", Map.of("from", "5006", "account", account, "text", "từ Zalo", "id", "other", "echo", "true"));

        until(() -> assertThat(said(ticket)).containsExactly("in: chào", "out: chào chị", "out: từ Zalo"));
    }

    @Test
    void aCommentIsAnsweredBelowItAndOncePrivately() {
        Connection facebook = connect("facebook");
        event(facebook, "c-77", "message", "2002", Map.of("from", "2002", "account", account, "name", "Lan Facebook", "text", "giá bao nhiêu?",
                "comment", "55_77", "post", "1001_55", "id", "55_77"));
        long ticket = ticket(facebook, "2002");
        assertThat(lead(ticket)).extracting("name").isEqualTo("Lan Facebook");

        assertThatThrownBy(() -> tickets.reply(ticket, staff, "tin nhắn")).hasMessageContaining("answer their comment");
        long below = tickets.reply(ticket, staff, Cause.staff(staff), "200 nghìn ạ", How.COMMENT, List.of());
        long privately = tickets.reply(ticket, staff, Cause.staff(staff), "Em gửi bảng giá", How.PRIVATELY, List.of());

        until(() -> assertThat(state(below)).isEqualTo("accepted"));
        until(() -> assertThat(state(privately)).isIn("accepted", "delivered"));
        assertThat(received("facebook", "/55_77/comments")).anyMatch(body -> body.contains("200+ngh"));
        assertThat(received("facebook", "/messages")).anyMatch(body -> body.contains("\"comment_id\":\"55_77\""));
        assertThatThrownBy(() -> tickets.reply(ticket, staff, Cause.staff(staff), "lần nữa", How.PRIVATELY, List.of())).hasMessageContaining("once");
    }

    @Test
    void aProgramChoosesHowAnAnswerReachesACommentsAuthor() {
        Connection facebook = connect("facebook");
        event(facebook, "c-78", "message", "2012", Map.of("from", "2012", "account", account, "name", "Hoa Facebook", "text", "còn không?",
                "comment", "55_78", "post", "1001_55", "id", "55_78"));
        long ticket = ticket(facebook, "2012");

        assertThat(answer(ticket, "còn ạ", "message")).as("nobody may begin").isEqualTo(409);
        assertThat(answer(ticket, "còn nhiều ạ", "comment")).isEqualTo(201);
        assertThat(answer(ticket, "Em gửi ảnh", "privately")).isEqualTo(201);
        assertThat(answer(ticket, "Em gửi ảnh", "privately")).as("once").isEqualTo(409);
        assertThat(answer(ticket, "Em gửi ảnh", "loudly")).isEqualTo(422);

        until(() -> assertThat(received("facebook", "/55_78/comments")).anyMatch(body -> body.contains("nhi%E1%BB%81u")));
        until(() -> assertThat(received("facebook", "/messages")).anyMatch(body -> body.contains("\"comment_id\":\"55_78\"")));
    }

    private int answer(long ticket, String text, String how) {
        return send(HttpRequest.newBuilder(URI.create("http://127.0.0.1:%d/api/v1/tickets/%d/messages".formatted(port, ticket)))
                .header("Authorization", "Bearer " + ApiTest.ADMIN).header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(Json.write(Map.of("text", text, "how", how))))).statusCode();
    }

    @Test
    void afterADayOnlyAColleaguesAnswerLeavesAndCarriesItsTag() {
        Connection facebook = connect("facebook");
        says(facebook, "2003", "m1", "chào", Instant.now().minus(Duration.ofHours(30)));
        long ticket = ticket(facebook, "2003");

        assertThatThrownBy(() -> tickets.reply(ticket, null, CAUSE, "tự động")).isInstanceOf(IllegalStateException.class);
        long message = tickets.reply(ticket, staff, "em đây");

        until(() -> assertThat(state(message)).isIn("accepted", "delivered"));
        assertThat(received("facebook", "/messages")).anyMatch(body -> body.contains("HUMAN_AGENT") && body.contains("em đây"));
    }

    @Test
    void whatAnAutomationSaysKeepsNoPromiseToAnswer() {
        Connection facebook = connect("facebook");
        says(facebook, "2044", "b1", "chào", Instant.now());
        long ticket = ticket(facebook, "2044");

        assertThat(tickets.say(ticket, new Cause("automation:1/change:1", 1), "Chúng tôi sẽ trả lời ngay", "bot:" + ticket)).isPresent();
        until(() -> assertThat(response(ticket)).isEqualTo("running"));
        tickets.reply(ticket, staff, "Dạ em nghe");
        until(() -> assertThat(response(ticket)).isEqualTo("on-time"));
    }

    private String response(long ticket) {
        sla.due();
        return db.sql("select coalesce(sla_response, '') from ticket where id = ?").param(ticket).query(String.class).single();
    }

    @Test
    void everythingUntilAMomentIsDelivered() {
        Connection facebook = connect("facebook");
        dial("{\"facebook\": {\"receipts\": \"none\"}}");
        says(facebook, "2004", "w1", "chào", Instant.now());
        long ticket = ticket(facebook, "2004");
        long one = tickets.reply(ticket, staff, "một");
        long two = tickets.reply(ticket, staff, "hai");
        until(() -> assertThat(state(two)).isEqualTo("accepted"));

        event(facebook, "read-1", "receipt", "2004", Map.of("to", "2004", "untilMillis", String.valueOf(Instant.now().toEpochMilli()), "state", "opened"));

        until(() -> assertThat(List.of(state(one), state(two))).containsOnly("delivered"));
        dial("{}");
    }

    @Test
    void aLeadFormThatIsOnlyNamedIsAskedFor() {
        Connection facebook = connect("facebook");

        event(facebook, "lead-77", "other", "lead-77", Map.of("ask", "lead", "about", "lead-77"));

        until(() -> assertThat(db.sql("select l.name || ' ' || l.email || ' ' || l.source from lead l join identity i on i.object_id = l.id and i.object = 'lead' "
                + "where i.value = 'minh@customer.example'").query(String.class).optional()).contains("Trần Văn Minh minh@customer.example Facebook"));
        until(() -> assertThat(db.sql("select count(*) from question where connection_id = ?").param(facebook.id()).query(Long.class).single()).isZero());
    }

    @Test
    void anSmsIsAConversationToo() {
        Connection sms = connections.create("phone-" + account, "Android", "android-sms-gateway", Map.of("baseUrl", world("/android-sms-gateway"),
                "username", "kenh", "password", "P-demo", "signingKey", "android-key-demo", "perMinute", "600"));

        event(sms, "sms-1", "message", "+84907654321", Map.of("phone", "0907654321", "text", "Cho hỏi giờ mở cửa"));
        long ticket = ticket(sms, "+84907654321");
        long message = tickets.reply(ticket, staff, "8 giờ ạ");

        until(() -> assertThat(state(message)).isIn("accepted", "delivered"));
        assertThat(received("android-sms-gateway", "/messages")).anyMatch(body -> body.contains("8 giờ ạ") && body.contains("+84907654321"));
        assertThat(db.sql("select c.source from ticket t join contact c on c.id = t.contact_id where t.id = ?").param(ticket).query(String.class).single())
                .isEqualTo("SMS");
    }

    @Test
    void whatAnAutomationSaysIsSaidOnce() {
        Connection zalo = connect("zalo");
        says(zalo, "5008", "s1", "chào", Instant.now());
        long ticket = ticket(zalo, "5008");
        Long lead = db.sql("select lead_id from ticket where id = ?").param(ticket).query(Long.class).single();

        assertThat(tickets.chat(null, null, lead, zalo.name())).contains(ticket);
        assertThat(tickets.say(ticket, CAUSE, "Cảm ơn chị", "run-1" + account)).isPresent();
        assertThat(tickets.say(ticket, CAUSE, "Cảm ơn chị", "run-1" + account)).isEmpty();

        assertThat(said(ticket)).containsExactly("in: chào", "out: Cảm ơn chị");
        assertThat(status(ticket)).isEqualTo("open");
    }

    @Test
    void anAutomationAnswersInTheConversationAndOnlyOnce() throws Exception {
        Connection zalo = connect("zalo");
        long automation = automations.save(null, null, YAML.readValue("""
                name: Answer at once %1$s
                object: ticket
                trigger: created
                conditions: {field: subject, op: is, value: "Xin báo giá %1$s"}
                actions:
                  - {action: send-chat, with: {connection: "%2$s", text: "Dạ, em trả lời {{subject}} ngay ạ"}}
                """.formatted(account, zalo.name()), Definition.class), "test");
        automations.activate(automation);

        says(zalo, "5015", "q1", "Xin báo giá " + account, Instant.now());
        says(zalo, "5015", "q1", "Xin báo giá " + account, Instant.now());
        long ticket = ticket(zalo, "5015");

        String words = "Dạ, em trả lời Xin báo giá " + account + " ngay ạ";
        until(() -> assertThat(said(ticket)).containsExactly("in: Xin báo giá " + account, "out: " + words));
        until(() -> assertThat(db.sql("select state from message where object = 'ticket' and object_id = ? and channel = 'chat'").param(ticket).query(String.class).list())
                .containsExactly("delivered"));
        assertThat(received("zalo", "/v3.0/oa/message/cs")).filteredOn(body -> body.contains(words)).singleElement().asString().contains("5015");
        automations.pause(automation);
    }

    private void says(Connection connection, String from, String id, String text, Instant at) {
        event(connection, id + account, "message", from, Map.of("from", from, "account", account, "text", text, "id", id + account,
                "millis", String.valueOf(at.toEpochMilli())));
    }

    private void event(Connection connection, String id, String kind, String lane, Map<String, String> payload) {
        ObjectNode node = Json.MAPPER.valueToTree(payload);
        inbox.accept(connection, List.of(new Incoming.Event(id, kind, lane, node)));
    }

    /** Waits for it. */
    private long ticket(Connection connection, String address) {
        return await().atMost(PATIENCE).until(() -> db.sql("select max(id) from ticket where connection_id = ? and answer_to = ?")
                .params(connection.id(), address).query(Long.class).optional().orElse(null), id -> id != null);
    }

    private List<String> said(long ticket) {
        return db.sql("select direction || ': ' || text from ticket_message where ticket_id = ? order by id").param(ticket).query(String.class).list();
    }

    private String status(long ticket) {
        return db.sql("select status from ticket where id = ?").param(ticket).query(String.class).single();
    }

    private Map<String, Object> lead(long ticket) {
        return db.sql("select l.name, l.phone, l.source from ticket t join lead l on l.id = t.lead_id where t.id = ?").param(ticket).query().singleRow();
    }

    private String state(long message) {
        return db.sql("select state from message where id = ?").param(message).query(String.class).single();
    }

    private static void until(ThrowingRunnable holds) {
        await().atMost(PATIENCE).untilAsserted(holds);
    }

    private List<String> received(String connector, String path) {
        JsonNode items = Json.tree(call("GET", world("/world/received?connector=" + connector), "")).path("items");
        return items.findParents("path").stream().filter(item -> item.path("path").asText().endsWith(path)).map(item -> item.path("body"))
                .map(body -> body.isTextual() ? body.asText() : body.toString()).toList();
    }

    private void dial(String dials) {
        call("PUT", world("/world/dials"), dials);
    }

    /** A connection that somebody has let in, under an account of its own. */
    private Connection connect(String connector) {
        Map<String, String> values = new HashMap<>(Map.of("appId", "4001", "appSecret", "app-secret-demo", "baseUrl", world("/" + connector),
                "loginUrl", world("/" + connector)));
        if (connector.equals("zalo")) {
            values.putAll(Map.of("oaSecretKey", "oa-secret-demo", "templateUrl", world("/zalo")));
        }
        Connection made = connections.create(connector + "-" + account, connector, connector, values);
        Map<String, String> back = back(made);
        Grants.Result result = grants.accept(back.get("state"), back, SESSION);
        if (result.ending() == Grants.Ending.CHOOSE) {
            result = grants.choose(result.list(), "1001", SESSION);
        }
        assertThat(result.ending()).as(result.text()).isEqualTo(Grants.Ending.CONNECTED);
        return connections.byId(made.id());
    }

    private Map<String, String> back(Connection connection) {
        String link = Jsoup.parse(call("GET", grants.begin(connection, SESSION).page().toString(), "")).selectFirst("#yes").attr("href");
        Map<String, String> back = new HashMap<>();
        for (String pair : link.substring(link.indexOf('?') + 1).split("&")) {
            back.put(pair.split("=")[0], URLDecoder.decode(pair.split("=", 2)[1], StandardCharsets.UTF_8));
        }
        return back;
    }

    private String world(String path) {
        return "http://127.0.0.1:" + world.simulatorPort() + path;
    }

    private static String call(String method, String address, String body) {
        return send(HttpRequest.newBuilder(URI.create(address)).method(method, HttpRequest.BodyPublishers.ofString(body))).body();
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
