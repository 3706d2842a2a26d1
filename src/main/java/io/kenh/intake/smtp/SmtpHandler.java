package io.kenh.intake.smtp;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One client's connection: lets it in unless there are too many, passes on what it says, and notices when it is gone. */
final class SmtpHandler extends SimpleChannelInboundHandler<Object> {

    private static final Logger log = LoggerFactory.getLogger(SmtpHandler.class);

    private final Desk desk;
    private final boolean lmtp;
    private final Wire wire = new Wire();
    private volatile Line line;
    private InetAddress client;
    private SmtpSession session;

    SmtpHandler(Desk desk, boolean lmtp) {
        this.desk = desk;
        this.lmtp = lmtp;
    }

    Wire wire() {
        return wire;
    }

    @Override
    public void channelActive(ChannelHandlerContext active) {
        if (!(active.channel().remoteAddress() instanceof InetSocketAddress from)) {
            active.close();
            return;
        }
        line = new Line(active);
        if (!desk.guests().enter(from.getAddress())) {
            line.end(Says.TOO_MANY_CLIENTS);
            return;
        }
        client = from.getAddress();
        session = new SmtpSession(desk, lmtp, client.getHostAddress(), line, wire);
        session.begin();
    }

    @Override
    public void channelInactive(ChannelHandlerContext gone) {
        if (session != null) {
            session.leave();
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
        if (session == null || line.hasEnded()) {
            return;
        }
        if (message instanceof Wire.Command command) {
            session.answer(command.text());
        } else {
            session.complete();
        }
    }

    /** This host goes down; from any thread. */
    void stop() {
        if (line != null) {
            line.end(Says.STOPPING);
        }
    }
}
