package io.kenh.intake.smtp;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;

/**
 * Finds the end of a mail and takes out the dots that were put before its own ones. Only CR LF dot CR LF is the end: a server
 * that takes less for one can be made to see a second mail inside of the first. What is no line end by that rule stays as it is.
 */
final class Dots {

    private enum At { LINE_START, TEXT, CR, DOT, DOT_CR }

    private static final byte[] CR = {'\r'};

    private final Letter letter;
    private At at = At.LINE_START;

    Dots(Letter letter) {
        this.letter = letter;
    }

    /** Reads on; true when the mail is complete. What follows it is left in the buffer. */
    boolean read(ByteBuf in) {
        while (in.isReadable()) {
            byte next = in.getByte(in.readerIndex());
            switch (at) {
                case LINE_START -> lineStart(in, next);
                case TEXT -> text(in);
                case CR -> afterCr(in, next);
                case DOT -> afterDot(in, next);
                case DOT_CR -> {
                    if (next == '\n') {
                        in.skipBytes(1);
                        return true;
                    }
                    letter.append(Unpooled.wrappedBuffer(CR), 1, false);
                    at = At.CR;
                    afterCr(in, next);
                }
            }
        }
        return false;
    }

    private void lineStart(ByteBuf in, byte next) {
        if (next == '.') {
            in.skipBytes(1);
            at = At.DOT;
        } else {
            at = At.TEXT;
        }
    }

    private void text(ByteBuf in) {
        int length = in.bytesBefore((byte) '\r');
        if (length < 0) {
            take(in, in.readableBytes(), false);
        } else {
            take(in, length + 1, false);
            at = At.CR;
        }
    }

    /** After a CR that is already taken. */
    private void afterCr(ByteBuf in, byte next) {
        if (next == '\n') {
            take(in, 1, true);
            at = At.LINE_START;
        } else if (next == '\r') {
            take(in, 1, false);
        } else {
            at = At.TEXT;
        }
    }

    /** After a dot at the start of a line, which is not taken yet. */
    private void afterDot(ByteBuf in, byte next) {
        if (next == '\r') {
            in.skipBytes(1);
            at = At.DOT_CR;
        } else {
            at = At.TEXT;
        }
    }

    /** What the letter leaves because of its limits is skipped. */
    private void take(ByteBuf in, int length, boolean lineEnds) {
        int end = in.readerIndex() + length;
        letter.append(in, length, lineEnds);
        in.readerIndex(end);
    }
}
