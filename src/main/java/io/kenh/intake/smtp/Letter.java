package io.kenh.intake.smtp;

import io.netty.buffer.ByteBuf;
import java.util.ArrayList;
import java.util.List;

/** The content of a mail while it comes in: kept as long as it is within the limits, and thrown away to its end otherwise. */
final class Letter {

    /** Why a mail is not taken. */
    enum Fault { NONE, TOO_LARGE, TOO_LONG_A_LINE, NO_MEMORY }

    private static final int BLOCK = 32 << 10;

    private final Budget memory;
    private final long largest;
    private final long longestLine;
    private final List<byte[]> blocks = new ArrayList<>();
    private int used = BLOCK;
    private long size;
    private long line;
    private long taken;
    private Fault fault = Fault.NONE;

    /**
     * @param largest     in bytes
     * @param longestLine in bytes
     */
    Letter(Budget memory, long largest, long longestLine) {
        this.memory = memory;
        this.largest = largest;
        this.longestLine = longestLine;
    }

    Fault fault() {
        return fault;
    }

    long size() {
        return size;
    }

    /** Takes so many bytes out of the buffer; they hold no end of a line unless {@code lineEnds}, and then at their end. */
    void append(ByteBuf in, int length, boolean lineEnds) {
        size += length;
        line += length;
        check();
        line = lineEnds ? 0 : line;
        for (int left = length; left > 0 && fault == Fault.NONE; ) {
            left -= fill(in, left);
        }
    }

    private int fill(ByteBuf in, int left) {
        if (used == BLOCK && !grow()) {
            return left;
        }
        int fits = Math.min(left, BLOCK - used);
        in.readBytes(blocks.get(blocks.size() - 1), used, fits);
        used += fits;
        return fits;
    }

    private boolean grow() {
        if (!memory.take(BLOCK)) {
            fail(Fault.NO_MEMORY);
            return false;
        }
        taken += BLOCK;
        blocks.add(new byte[BLOCK]);
        used = 0;
        return true;
    }

    private void check() {
        if (size > largest) {
            fail(Fault.TOO_LARGE);
        } else if (line > longestLine) {
            fail(Fault.TOO_LONG_A_LINE);
        }
    }

    private void fail(Fault why) {
        fault = fault == Fault.NONE ? why : fault;
        free();
    }

    /** All of it in one piece; the blocks are let go, their share of the memory is not. */
    byte[] bytes() {
        byte[] all = new byte[(int) size];
        int at = 0;
        for (byte[] block : blocks) {
            int length = Math.min(BLOCK, all.length - at);
            System.arraycopy(block, 0, all, at, length);
            at += length;
        }
        blocks.clear();
        return all;
    }

    /** Gives the memory back. */
    void free() {
        blocks.clear();
        memory.give(taken);
        taken = 0;
        used = BLOCK;
    }
}
