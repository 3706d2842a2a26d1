package io.kenh.world;

import io.kenh.connector.Connectors;
import io.kenh.world.http.HttpServer;
import io.kenh.world.journal.Journal;
import io.kenh.world.mail.MailServer;
import io.kenh.world.page.WorldPages;
import io.kenh.world.dials.Dials;
import io.kenh.world.phone.Exchange;
import io.kenh.world.provider.Hub;
import io.kenh.world.provider.Providers;
import io.kenh.world.provider.Simulator;
import io.kenh.world.smpp.Smsc;
import java.time.Clock;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/**
 * The practice world's servers. They start in the background while the rest of the hub is put together and are ready
 * before anything of the hub that listens or polls starts; they end after it.
 */
@Component
@Profile("!production")
@ConditionalOnBooleanProperty(name = "kenh.world.enabled", matchIfMissing = true)
public class World implements SmartLifecycle, DisposableBean {

    private static final Logger log = LoggerFactory.getLogger(World.class);

    private final CompletableFuture<MailServer> mail;
    private final CompletableFuture<Simulator> simulator;
    private final CompletableFuture<HttpServer> web;
    private final CompletableFuture<Smsc> smsc;
    private final CompletableFuture<Exchange> exchange;
    private final long began = System.nanoTime();
    private volatile boolean running;

    World(WorldSettings settings, ObjectProvider<Connectors> connectors, ObjectProvider<Hub> hub, Clock clock) {
        Journal journal = new Journal(clock);
        Dials dials = new Dials();
        mail = CompletableFuture.supplyAsync(() -> mailServer(settings, journal, dials));
        smsc = CompletableFuture.supplyAsync(() -> smsc(settings, journal, dials));
        exchange = CompletableFuture.supplyAsync(() -> new Exchange(settings.exchangePort(), journal, dials));
        simulator = CompletableFuture.supplyAsync(
                () -> new Simulator(new Providers(connectors::getIfAvailable), dials, journal,
                        () -> hub.getIfAvailable(() -> Hub.NONE), clock));
        web = simulator.thenApply(providers -> webServer(settings, new WorldPages(journal, dials, providers, exchange::join)));
    }

    /** Port of the mail server's SMTP side; waits until it is bound. */
    public int smtpPort() {
        return ready(mail).smtpPort();
    }

    /** Port of the mail server's IMAP side; waits until it is bound. */
    public int imapPort() {
        return ready(mail).imapPort();
    }

    /** Port of the message centre; waits until it is bound. */
    public int smppPort() {
        return ready(smsc).port();
    }

    /** Port of the telephone exchange's manager interface; waits until it is bound. */
    public int exchangePort() {
        return exchange().port();
    }

    /** The telephone exchange, for calls from the outside. */
    public Exchange exchange() {
        return ready(exchange);
    }

    /** Port of the simulators and of the page {@code /world}; waits until it is bound. */
    public int simulatorPort() {
        return ready(web).port();
    }

    /**
     * Waits for the servers.
     *
     * @throws PortTaken when another program has one of the ports
     */
    @Override
    public void start() {
        log.info("Practice world: SMTP {}, IMAP {}, SMPP {}, exchange {}, providers http://127.0.0.1:{}/world; ready after {} ms",
                smtpPort(), imapPort(), smppPort(), exchangePort(), simulatorPort(), (System.nanoTime() - began) / 1_000_000);
        running = true;
    }

    /** The servers go on for those that stop later. */
    @Override
    public void stop() {
        running = false;
    }

    /** Also called when the hub did not start, which must not leave servers behind. */
    @Override
    public void destroy() {
        web.thenAccept(HttpServer::close);
        simulator.thenAccept(Simulator::close);
        smsc.thenAccept(Smsc::close);
        exchange.thenAccept(Exchange::close);
        mail.thenAccept(MailServer::close);
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** Before routes and doorbells start, after they have stopped. */
    @Override
    public int getPhase() {
        return Integer.MIN_VALUE + 1_000;
    }

    private static MailServer mailServer(WorldSettings settings, Journal journal, Dials dials) {
        PortTaken.check(settings.smtpPort(), "kenh.world.smtp-port");
        PortTaken.check(settings.imapPort(), "kenh.world.imap-port");
        return new MailServer(settings.smtpPort(), settings.imapPort(), journal, dials);
    }

    private static Smsc smsc(WorldSettings settings, Journal journal, Dials dials) {
        return new Smsc(settings.smppPort(), journal, dials);
    }

    private static HttpServer webServer(WorldSettings settings, WorldPages pages) {
        PortTaken.check(settings.simulatorPort(), "kenh.world.simulator-port");
        return new HttpServer(settings.simulatorPort(), pages);
    }

    private static <T> T ready(CompletableFuture<T> server) {
        try {
            return server.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
    }
}
