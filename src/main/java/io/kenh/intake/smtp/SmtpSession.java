package io.kenh.intake.smtp;

import io.kenh.connector.Connection;
import io.kenh.intake.Accepted;
import io.netty.buffer.ByteBufUtil;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.ssl.SslHandler;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One client's session, SMTP (RFC 5321) or LMTP (RFC 2033). A mail is answered with 250 only after it is committed, and with
 * 451 when it could not be.
 */
final class SmtpSession extends SimpleChannelInboundHandler<Object> {

    private static final Logger log = LoggerFactory.getLogger(SmtpSession.class);
    private static final int MOST_ERRORS = 20;

    private final Desk desk;
    private final boolean lmtp;
    private final Wire wire = new Wire();
    private volatile ChannelHandlerContext context;
    private String client;
    private boolean entered;
    private boolean greeted;
    private boolean encrypted;
    private int errors;
    private Envelope envelope;
    private Letter letter;
    private Future<?> deadline;

    SmtpSession(Desk desk, boolean lmtp) {
        this.desk = desk;
        this.lmtp = lmtp;
    }

    Wire wire() {
        return wire;
    }

    @Override
    public void channelActive(ChannelHandlerContext active) {
        context = active;
        client = active.channel().remoteAddress() instanceof InetSocketAddress from ? from.getAddress().getHostAddress() : "unknown";
        entered = desk.guests().enter(client);
        if (!entered) {
            end(Says.TOO_MANY_CLIENTS);
            return;
        }
        context.executor().schedule(() -> end(Says.TIMEOUT), desk.settings().session().toMillis(), TimeUnit.MILLISECONDS);
        say("220 " + desk.name() + (lmtp ? " LMTP" : " ESMTP"));
        expect(desk.settings().idle());
    }

    @Override
    public void channelInactive(ChannelHandlerContext gone) {
        expect(null);
        if (letter != null) {
            letter.free();
        }
        if (entered) {
            desk.guests().leave(client);
        }
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext at, Throwable cause) {
        log.debug("Session with {} ends", client, cause);
        at.close();
    }

    /** A client that sends commands and does not read our answers is not read either. */
    @Override
    public void channelWritabilityChanged(ChannelHandlerContext at) {
        if (!wire.isPaused()) {
            at.channel().config().setAutoRead(at.channel().isWritable());
        }
    }

    @Override
    protected void channelRead0(ChannelHandlerContext at, Object message) {
        if (!at.channel().isOpen()) {
            return;
        }
        if (message instanceof Wire.Command command) {
            expect(desk.settings().idle());
            answer(command.text());
        } else {
            expect(null);
            complete();
        }
    }

    private void answer(String line) {
        if (line == null) {
            wrong(Says.UNREADABLE);
            return;
        }
        int blank = line.indexOf(' ');
        String verb = (blank < 0 ? line : line.substring(0, blank)).toUpperCase(Locale.ROOT);
        String argument = blank < 0 ? "" : line.substring(blank + 1).strip();
        switch (verb) {
            case "HELO", "EHLO", "LHLO" -> hello(verb, argument);
            case "MAIL" -> sender(argument);
            case "RCPT" -> recipient(argument);
            case "DATA" -> content();
            case "RSET" -> reset();
            case "NOOP" -> say(Says.OK);
            case "VRFY" -> say(Says.NOT_SAID);
            case "STARTTLS" -> startTls();
            case "QUIT" -> end(Says.BYE);
            default -> wrong(Says.WHAT);
        }
    }

    private void hello(String verb, String name) {
        if (name.isEmpty() || lmtp != verb.equals("LHLO")) {
            wrong(name.isEmpty() ? Says.SYNTAX + verb + " your-name" : Says.WHAT);
            return;
        }
        envelope = null;
        greeted = true;
        if (verb.equals("HELO")) {
            say("250 " + desk.name());
        } else {
            say("250-%s\r\n250-PIPELINING\r\n250-8BITMIME\r\n250-SMTPUTF8\r\n250-ENHANCEDSTATUSCODES\r\n%s250 SIZE %d".formatted(desk.name(),
                    desk.tls() != null && !encrypted ? "250-STARTTLS\r\n" : "", desk.settings().largest().toBytes()));
        }
    }

    private void sender(String argument) {
        MailCommand command = MailCommand.of(argument);
        if (!greeted || envelope != null) {
            wrong(Says.ORDER + (greeted ? "a mail has begun already" : "say hello first"));
        } else if (command == null) {
            wrong(Says.SYNTAX + "MAIL FROM:<address>");
        } else if (command.unknown() != null) {
            wrong(Says.PARAMETER + command.unknown());
        } else if (command.size() > desk.settings().largest().toBytes()) {
            wrong(Says.TOO_LARGE.formatted(desk.settings().largest().toBytes()));
        } else {
            envelope = new Envelope(client, encrypted, command.address());
            say(Says.SENDER_OK);
        }
    }

    private void recipient(String argument) {
        MailCommand command = MailCommand.of(argument);
        if (envelope == null) {
            wrong(Says.ORDER + "MAIL comes first");
        } else if (command == null || command.address().isEmpty()) {
            wrong(Says.SYNTAX + "RCPT TO:<address>");
        } else if (envelope.recipients().size() >= desk.settings().recipients()) {
            say(Says.TOO_MANY_RECIPIENTS);
        } else {
            recipient(command.address(), desk.addresses().find(command.address()));
        }
    }

    private void recipient(String address, Optional<Connection> connection) {
        if (connection.isEmpty()) {
            wrong(desk.addresses().isOurs(address) ? Says.UNKNOWN : Says.NO_RELAY);
        } else if (!connection.get().active()) {
            say(Says.PAUSED);
        } else {
            envelope.recipients().add(new Envelope.Recipient(address, connection.get()));
            say(Says.RECIPIENT_OK);
        }
    }

    private void content() {
        if (envelope == null) {
            wrong(Says.ORDER + "MAIL and RCPT come first");
        } else if (envelope.recipients().isEmpty()) {
            wrong(Says.NO_RECIPIENTS);
        } else {
            letter = desk.letter();
            wire.read(new Dots(letter));
            say(Says.GO_ON);
            expect(desk.settings().perMail());
        }
    }

    private void reset() {
        envelope = null;
        say(Says.OK);
    }

    private void startTls() {
        if (desk.tls() == null || encrypted) {
            wrong(Says.WHAT);
        } else if (wire.hasMore()) {
            end(Says.EAGER);
        } else {
            SslHandler handler = new SslHandler(desk.tls().newEngine(context.alloc()), true);
            context.pipeline().addFirst(handler);
            say(Says.READY_FOR_TLS);
            greeted = false;
            encrypted = true;
            envelope = null;
        }
    }

    /** The mail is here; the client waits for us now, however long that takes. */
    private void complete() {
        Envelope of = envelope;
        envelope = null;
        switch (letter.fault()) {
            case NONE -> take(of);
            case TOO_LARGE -> refuse(of, Says.TOO_LARGE.formatted(desk.settings().largest().toBytes()));
            case TOO_LONG_A_LINE -> refuse(of, Says.LINE_TOO_LONG.formatted(desk.settings().longestLine().toBytes()));
            case NO_MEMORY -> refuse(of, Says.NO_MEMORY);
        }
    }

    private void refuse(Envelope of, String why) {
        done(of.recipients().stream().map(recipient -> why).toList());
    }

    private void take(Envelope of) {
        Map<Long, CompletableFuture<Accepted>> taken = desk.door().take(of, letter.bytes());
        CompletableFuture.allOf(taken.values().toArray(CompletableFuture[]::new)).whenComplete((all, failure) -> {
            if (failure != null) {
                log.warn("A mail from {} was not stored and will be sent again: {}", client, failure.getMessage());
            }
            context.executor().execute(() -> done(of.recipients().stream().map(to -> word(taken.get(to.connection().id()))).toList()));
        });
    }

    private static String word(CompletableFuture<Accepted> at) {
        return at.isCompletedExceptionally() ? Says.NOT_STORED : Says.STORED + at.join().eventId();
    }

    /** LMTP wants a word for each recipient, SMTP one for all: the worst. */
    private void done(List<String> words) {
        letter.free();
        letter = null;
        if (lmtp) {
            words.forEach(this::say);
        } else {
            say(words.stream().filter(word -> !word.startsWith("2")).findFirst().orElse(words.get(0)));
        }
        expect(desk.settings().idle());
        wire.goOn();
    }

    private void wrong(String why) {
        if (++errors > MOST_ERRORS) {
            end(Says.TOO_MANY_ERRORS);
        } else {
            say(why);
        }
    }

    /** The next thing must have come by then, whole; null for no limit. */
    private void expect(Duration within) {
        if (deadline != null) {
            deadline.cancel(false);
        }
        deadline = within == null ? null : context.executor().schedule(() -> end(Says.TIMEOUT), within.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void say(String words) {
        context.writeAndFlush(ByteBufUtil.writeUtf8(context.alloc(), words + "\r\n"));
    }

    /** Says a last word; from any thread. */
    void end(String words) {
        if (context == null) {
            return;
        }
        context.writeAndFlush(ByteBufUtil.writeUtf8(context.alloc(), words + "\r\n")).addListener(ChannelFutureListener.CLOSE);
    }
}
