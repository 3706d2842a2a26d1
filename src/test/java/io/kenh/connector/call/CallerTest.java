package io.kenh.connector.call;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.containing;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.http.Fault;
import io.kenh.connector.Answer;
import io.kenh.connector.Connection;
import io.kenh.connector.Outcome;
import io.kenh.connector.Outgoing;
import io.kenh.connector.catalogue.Folders;
import io.kenh.connector.contract.Workbench;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.camel.component.http.HttpComponent;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** What every way of answering, and of not answering, means for the message. */
class CallerTest {

    private static final String KEY = "K-planted-8f2e";
    private static final String SECRET = "S-planted-77aa";
    private static final String ACCEPTED = "{\"CodeResult\":\"100\",\"SMSID\":\"1\"}";

    private final WireMockServer provider = new WireMockServer(WireMockConfiguration.options().dynamicPort());
    private final Workbench bench = new Workbench(new Folders(Path.of("connectors")));

    @BeforeEach
    void start() {
        provider.start();
    }

    @AfterEach
    void stop() {
        bench.close();
        provider.stop();
    }

    @Test
    void aSilentProviderLeavesTheOutcomeUnknown() {
        bench.context().getComponent("http", HttpComponent.class).setResponseTimeout(200);
        assertThat(answerTo(aResponse().withFixedDelay(2000)).outcome()).isEqualTo(Outcome.UNKNOWN);
    }

    @Test
    void aProviderThatHangsUpLeavesTheOutcomeUnknownAndIsNotAskedAgain() {
        assertThat(answerTo(aResponse().withFault(Fault.EMPTY_RESPONSE)).outcome()).isEqualTo(Outcome.UNKNOWN);
        provider.verify(1, anyRequestedFor(anyUrl()));
    }

    @Test
    void anOverloadedProviderIsAskedOnceAndNotBehindOurBack() {
        assertThat(answerTo(aResponse().withStatus(503)).outcome()).isEqualTo(Outcome.RETRY);
        provider.verify(1, anyRequestedFor(anyUrl()));
    }

    @Test
    void nobodyThereMeansNotSent() {
        Connection connection = connect("http://localhost:1", Map.of());
        Connection unknownHost = connect("http://no-such-host.invalid", Map.of());

        assertThat(send(connection).outcome()).isEqualTo(Outcome.RETRY);
        assertThat(send(unknownHost).outcome()).isEqualTo(Outcome.RETRY);
    }

    @Test
    void aRedirectIsNotFollowed() {
        assertThat(answerTo(aResponse().withStatus(302).withHeader("Location", "http://169.254.169.254/")).outcome())
                .isEqualTo(Outcome.CONFIG);
    }

    @Test
    void rateSlowsTheWholeConnectionDown() {
        provider.stubFor(any(anyUrl()).willReturn(aResponse().withStatus(429)));
        Connection connection = connect(provider.baseUrl(), Map.of());

        assertThat(send(connection).outcome()).isEqualTo(Outcome.RATE);
        assertThat(send(connection).code()).isEqualTo("kenh.slow-down");
        provider.verify(1, anyRequestedFor(anyUrl()));
    }

    @Test
    void theDeclaredLimitHolds() {
        provider.stubFor(any(anyUrl()).willReturn(aResponse().withBody(ACCEPTED)));
        Connection connection = connect(provider.baseUrl(), Map.of("perSecond", "20"));
        long start = System.nanoTime();

        IntStream.range(0, 30).forEach(i -> assertThat(send(connection).isAccepted()).isTrue());

        assertThat(System.nanoTime() - start).isGreaterThan(400_000_000L);
    }

    @Test
    void aProviderThatKeepsFailingIsLeftAlone() {
        Connection connection = connect("http://localhost:1", Map.of());

        List<String> codes = IntStream.range(0, 25).mapToObj(i -> send(connection).code()).toList();

        assertThat(codes.get(0)).isEqualTo("kenh.unreachable");
        assertThat(codes.get(24)).isEqualTo("kenh.breaker");
    }

    @Test
    void aPausedConnectionSendsNothing() {
        Connection connection = connect(provider.baseUrl(), Map.of());
        bench.connections().pause(connection.id());

        assertThat(send(bench.connections().byId(connection.id())).code()).isEqualTo("kenh.paused");
        provider.verify(0, anyRequestedFor(anyUrl()));
    }

    @Test
    void changedSettingsHoldForTheNextCall() {
        Connection connection = connect("http://localhost:1", Map.of());
        send(connection);
        provider.stubFor(any(anyUrl()).willReturn(aResponse().withBody(ACCEPTED)));

        Connection changed = bench.connections().update(connection.id(), "moved", Map.of("baseUrl", provider.baseUrl(), "brandname", "B"));

        assertThat(send(changed).isAccepted()).isTrue();
        assertThat(bench.context().getRoutes()).hasSize(1);
    }

    @Test
    void noCallIsDisturbedWhileSettingsChange() throws Exception {
        provider.stubFor(any(anyUrl()).willReturn(aResponse().withBody(ACCEPTED)));
        Connection connection = connect(provider.baseUrl(), Map.of());
        AtomicBoolean done = new AtomicBoolean();
        List<CompletableFuture<Set<Outcome>>> callers = IntStream.range(0, 3)
                .mapToObj(i -> CompletableFuture.supplyAsync(() -> outcomesUntil(done, connection))).toList();

        for (int i = 0; i < 20; i++) {
            bench.connections().update(connection.id(), "change " + i,
                    Map.of("baseUrl", provider.baseUrl(), "brandname", "B" + i));
        }
        done.set(true);

        for (CompletableFuture<Set<Outcome>> caller : callers) {
            assertThat(caller.get()).containsExactly(Outcome.ACCEPTED);
        }
    }

    @Test
    void connectionsAreMadeAndChangedSideBySide() throws Exception {
        provider.stubFor(any(anyUrl()).willReturn(aResponse().withBody(ACCEPTED)));
        IntStream.range(0, 50).forEach(i -> send(connect(provider.baseUrl(), Map.of())));
        ExecutorService side = Executors.newFixedThreadPool(6);
        List<CompletableFuture<Set<String>>> owners = IntStream.range(0, 6)
                .mapToObj(i -> CompletableFuture.supplyAsync(() -> codesOfChanges("owner " + i), side)).toList();

        for (CompletableFuture<Set<String>> owner : owners) {
            assertThat(owner.get()).containsExactly("100");
        }
        side.shutdown();
    }

    private Set<String> codesOfChanges(String name) {
        Connection connection = connect(provider.baseUrl(), Map.of());
        return IntStream.range(0, 100).mapToObj(i -> {
            Connection changed = bench.connections().update(connection.id(), name + i, Map.of("baseUrl", provider.baseUrl(), "brandname", "B" + i));
            return send(changed).code();
        }).collect(Collectors.toSet());
    }

    private Set<Outcome> outcomesUntil(AtomicBoolean done, Connection connection) {
        Set<Outcome> outcomes = EnumSet.noneOf(Outcome.class);
        do {
            outcomes.add(send(connection).outcome());
        } while (!done.get());
        return outcomes;
    }

    @Test
    void twoConnectionsOfOneConnectorDoNotMix() {
        provider.stubFor(any(anyUrl()).willReturn(aResponse().withBody(ACCEPTED)));
        send(connect(provider.baseUrl(), Map.of("brandname", "ONE")));
        send(connect(provider.baseUrl(), Map.of("brandname", "TWO")));

        assertThat(provider.getAllServeEvents()).extracting(e -> e.getRequest().getBodyAsString())
                .anyMatch(body -> body.contains("ONE")).anyMatch(body -> body.contains("TWO"));
    }

    @Test
    void secretsStandNowhereButOnTheWire() {
        ListAppender<ILoggingEvent> log = new ListAppender<>();
        Logger root = (Logger) LoggerFactory.getLogger("org.apache.camel");
        log.start();
        root.setLevel(Level.DEBUG);
        root.addAppender(log);
        try {
            Answer echo = answerTo(aResponse().withBody("{\"CodeResult\":\"101\",\"ErrorMessage\":\"key " + KEY + " is wrong\"}"));
            Answer refused = send(connect("http://localhost:1", Map.of()));
            provider.verify(anyRequestedFor(anyUrl()).withRequestBody(containing(KEY)));
            assertThat(echo.text()).isEqualTo("key ••• is wrong");
            assertThat(places(log) + echo + refused).isNotBlank().doesNotContain(KEY).doesNotContain(SECRET);
        } finally {
            root.detachAppender(log);
            root.setLevel(null);
        }
    }

    private String places(ListAppender<ILoggingEvent> log) {
        StringBuilder places = new StringBuilder();
        log.list.forEach(e -> places.append(e.getFormattedMessage())
                .append(e.getThrowableProxy() == null ? "" : e.getThrowableProxy().getMessage()));
        bench.context().getEndpoints().forEach(e -> places.append(e.getEndpointUri()).append(e));
        bench.context().getRoutes().forEach(r -> places.append(r).append(r.getProperties()));
        bench.connections().all().forEach(places::append);
        ManagementFactory.getPlatformMBeanServer().queryNames(null, null).forEach(places::append);
        return places.toString();
    }

    private Answer answerTo(ResponseDefinitionBuilder response) {
        provider.stubFor(any(anyUrl()).willReturn(response));
        return send(connect(provider.baseUrl(), Map.of()));
    }

    private Connection connect(String url, Map<String, String> more) {
        Map<String, String> values = new HashMap<>(Map.of("apiKey", KEY, "secretKey", SECRET, "perSecond", ""));
        values.putAll(more);
        return bench.connect(bench.connectors().byName("esms").orElseThrow(), url, values);
    }

    private Answer send(Connection connection) {
        return bench.caller().call(connection, new Outgoing(1, "k", "sms", "+84901234567", null, null, "thu", null, null, null));
    }
}
