package io.kenh.intake.smtp;

import io.netty.buffer.ByteBufUtil;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslHandler;
import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/** The line to one client: what we say on it, and how long it may stay open. On its own thread only, where nothing else is said. */
final class Line {

    /** A client that does not read our last word does not keep the line by that. */
    private static final long LINGER_SECONDS = 10;

    private final ChannelHandlerContext context;
    private Future<?> deadline;
    private Future<?> last;
    private volatile boolean ended;

    Line(ChannelHandlerContext context) {
        this.context = context;
    }

    void say(String words) {
        context.writeAndFlush(ByteBufUtil.writeUtf8(context.alloc(), words + "\r\n"));
    }

    /** Says a last word; from any thread. What the client says from now on is not heard. */
    void end(String words) {
        ended = true;
        context.writeAndFlush(ByteBufUtil.writeUtf8(context.alloc(), words + "\r\n")).addListener(ChannelFutureListener.CLOSE);
        context.executor().schedule(() -> context.close(), LINGER_SECONDS, TimeUnit.SECONDS);
    }

    boolean hasEnded() {
        return ended;
    }

    /** The next thing must have come by then, whole; null for no limit. */
    void expect(Duration within) {
        cancel(deadline);
        deadline = within == null || ended ? null : endIn(within);
    }

    /** All that is to be said must be said by then. */
    void lasts(Duration most) {
        last = endIn(most);
    }

    private Future<?> endIn(Duration time) {
        return context.executor().schedule(() -> end(Says.TIMEOUT), time.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Nobody is there any more; nothing waits for the time to be over then. */
    void lost() {
        ended = true;
        cancel(deadline);
        cancel(last);
    }

    private static void cancel(Future<?> timer) {
        if (timer != null) {
            timer.cancel(false);
        }
    }

    /** What we say next is the last thing in the clear. */
    void encrypt(SslContext tls) {
        context.pipeline().addFirst(new SslHandler(tls.newEngine(context.alloc()), true));
    }

    /** Does the work on the line's thread, after what is under way there; from any thread. */
    void later(Runnable work) {
        context.executor().execute(work);
    }
}
