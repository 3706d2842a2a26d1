package io.kenh.intake.smtp;

import io.kenh.intake.ReceivingAddresses;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.group.ChannelGroup;
import io.netty.channel.group.DefaultChannelGroup;
import io.netty.channel.nio.NioEventLoopGroup;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.util.concurrent.DefaultThreadFactory;
import io.netty.util.concurrent.GlobalEventExecutor;
import java.net.InetSocketAddress;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Listens for mail at the hub's own addresses, by SMTP from the world and by LMTP from a mail server of the company. */
@Component
public class SmtpListener implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(SmtpListener.class);
    private static final int THREADS = 2;
    private static final int STOP_SECONDS = 5;

    private final SmtpSettings settings;
    private final ReceivingAddresses addresses;
    private final SmtpDoor door;
    private final Budget memory;
    private EventLoopGroup threads;
    private ChannelGroup channels;
    private Channel smtp;
    private Channel lmtp;

    SmtpListener(SmtpSettings settings, ReceivingAddresses addresses, SmtpDoor door) {
        this.settings = settings;
        this.addresses = addresses;
        this.door = door;
        this.memory = new Budget(settings.memory().toBytes());
    }

    /** The bound port for SMTP, or -1 when there is none. */
    public int smtpPort() {
        return port(smtp);
    }

    /** The bound port for LMTP, or -1 when there is none. */
    public int lmtpPort() {
        return port(lmtp);
    }

    /** What the mails under way take of memory, in bytes. */
    long memoryTaken() {
        return memory.taken();
    }

    @Override
    public void start() {
        threads = new NioEventLoopGroup(THREADS, new DefaultThreadFactory("smtp", true));
        channels = new DefaultChannelGroup(GlobalEventExecutor.INSTANCE);
        Desk desk = new Desk(addresses.domain(), settings, addresses, door, tls(), memory, new Guests(settings.connections(), settings.perClient()));
        smtp = bind(desk, settings.port(), false);
        lmtp = bind(desk, settings.lmtpPort(), true);
    }

    private Channel bind(Desk desk, Integer port, boolean isLmtp) {
        if (port == null) {
            return null;
        }
        ServerBootstrap server = new ServerBootstrap().group(threads).channel(NioServerSocketChannel.class)
                .option(ChannelOption.SO_REUSEADDR, true).childOption(ChannelOption.TCP_NODELAY, true)
                .childHandler(new ChannelInitializer<>() {
                    @Override
                    protected void initChannel(Channel client) {
                        SmtpHandler handler = new SmtpHandler(desk, isLmtp);
                        client.pipeline().addLast(handler.wire(), handler);
                        channels.add(client);
                    }
                });
        Channel bound = server.bind(settings.bind(), port).syncUninterruptibly().channel();
        log.info("{} for mail to @{} on port {}{}", isLmtp ? "LMTP" : "SMTP", desk.name(), port(bound), desk.tls() == null ? "" : " with STARTTLS");
        return bound;
    }

    private SslContext tls() {
        if (settings.certificate() == null) {
            return null;
        }
        try {
            return SslContextBuilder.forServer(settings.certificate().toFile(), settings.privateKey().toFile()).protocols("TLSv1.3", "TLSv1.2").build();
        } catch (SSLException | IllegalArgumentException e) {
            throw new IllegalStateException("kenh.smtp.certificate %s and kenh.smtp.private-key %s cannot be used: %s; wanted are two PEM files, the key as PKCS #8"
                    .formatted(settings.certificate(), settings.privateKey(), e.getMessage()), e);
        }
    }

    private static int port(Channel bound) {
        return bound == null ? -1 : ((InetSocketAddress) bound.localAddress()).getPort();
    }

    /** Who has not got an answer sends the mail again. */
    @Override
    public void stop() {
        if (smtp != null) {
            smtp.close();
        }
        if (lmtp != null) {
            lmtp.close();
        }
        channels.stream().map(client -> client.pipeline().get(SmtpHandler.class)).filter(Objects::nonNull).forEach(SmtpHandler::stop);
        threads.shutdownGracefully(0, STOP_SECONDS, TimeUnit.SECONDS).awaitUninterruptibly(STOP_SECONDS, TimeUnit.SECONDS);
        threads = null;
    }

    @Override
    public boolean isRunning() {
        return threads != null;
    }
}
