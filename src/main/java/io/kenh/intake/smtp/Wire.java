package io.kenh.intake.smtp;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.ByteToMessageDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Cuts what comes over the wire into commands, and announces the end of each mail's content. */
final class Wire extends ByteToMessageDecoder {

    /** A command line without its end; null for one that is too long, holds control characters or ends in anything but CR LF. */
    record Command(String text) { }

    /** The content that was being read is complete; nothing further is read until {@link #goOn()}. */
    enum Content { COMPLETE }

    private static final int LONGEST = 2_048;

    private ChannelHandlerContext context;
    private Dots content;
    private boolean paused;
    private boolean skipping;

    @Override
    public void handlerAdded(ChannelHandlerContext added) {
        context = added;
    }

    /** What comes next is the content of a mail. */
    void read(Dots next) {
        content = next;
    }

    /** Whether anything is here already that was sent without waiting for our answer. */
    boolean hasMore() {
        return actualReadableBytes() > 0;
    }

    boolean isPaused() {
        return paused;
    }

    /** Reads on with what the client has sent meanwhile. */
    void goOn() {
        paused = false;
        if (!context.channel().isActive()) {
            return;
        }
        context.channel().config().setAutoRead(true);
        try {
            channelRead(context, Unpooled.EMPTY_BUFFER);
        } catch (Exception broken) {
            context.fireExceptionCaught(broken);
        }
    }

    @Override
    protected void decode(ChannelHandlerContext ctx, ByteBuf in, List<Object> out) {
        if (paused) {
            return;
        }
        if (content == null) {
            command(in, out);
        } else if (content.read(in)) {
            content = null;
            paused = true;
            ctx.channel().config().setAutoRead(false);
            out.add(Content.COMPLETE);
        }
    }

    private void command(ByteBuf in, List<Object> out) {
        int length = in.bytesBefore((byte) '\n');
        if (length >= 0) {
            String line = in.toString(in.readerIndex(), length, StandardCharsets.UTF_8);
            in.skipBytes(length + 1);
            out.add(new Command(skipping || length > LONGEST ? null : clean(line)));
            skipping = false;
        } else if (in.readableBytes() > LONGEST) {
            in.skipBytes(in.readableBytes());
            skipping = true;
        }
    }

    private static String clean(String line) {
        String text = line.endsWith("\r") ? line.substring(0, line.length() - 1) : "\n";
        return text.chars().anyMatch(Character::isISOControl) ? null : text.strip();
    }
}
