package io.kenh.intake.mail;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The files inside {@code winmail.dat}, the envelope that Outlook puts around attachments for receivers it takes for
 * Exchange ([MS-OXTNEF]). The message's own properties are not read; mails in this shape carry their text outside too.
 */
final class Tnef {

    private static final int SIGNATURE = 0x223E9F78;
    private static final int START_OF_FILE = 0x00069002;
    private static final int TITLE = 0x00018010;
    private static final int DATA = 0x0006800F;
    private static final int PROPERTIES = 0x00069005;
    private static final byte[] LONG_NAME = {0x1F, 0x00, 0x07, 0x37, 1, 0, 0, 0};
    private static final byte[] LONG_NAME_8BIT = {0x1E, 0x00, 0x07, 0x37, 1, 0, 0, 0};

    /** A file of the envelope; its name may be empty. */
    record Found(String name, byte[] bytes) { }

    private final ByteBuffer in;
    private final List<Found> files = new ArrayList<>();
    private String name = "";
    private byte[] data;

    private Tnef(byte[] bytes) {
        in = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    static boolean isTnef(MimePart part) {
        byte[] b = part.content();
        return b.length > 6 && ByteBuffer.wrap(b).order(ByteOrder.LITTLE_ENDIAN).getInt() == SIGNATURE;
    }

    /** The files in order; as many as were whole when the envelope breaks off. */
    static List<Found> read(byte[] envelope) {
        return new Tnef(envelope).files();
    }

    private List<Found> files() {
        in.position(6);
        while (in.remaining() > 9 && files.size() < Limits.ATTACHMENTS) {
            in.get();
            int attribute = in.getInt(), length = in.getInt();
            if (length < 0 || length > in.remaining()) break;
            byte[] value = new byte[length];
            in.get(value);
            attribute(attribute, value);
            in.position(Math.min(in.limit(), in.position() + 2));
        }
        finish();
        return files;
    }

    private void attribute(int id, byte[] value) {
        if (id == START_OF_FILE) finish();
        else if (id == TITLE) name = text(value, 0, value.length, false);
        else if (id == DATA) data = value;
        else if (id == PROPERTIES) longName(value);
    }

    private void finish() {
        if (data != null) files.add(new Found(name, data));
        name = "";
        data = null;
    }

    /** The title is an 8.3 name; the real one hides among the properties behind its tag and length. */
    private void longName(byte[] value) {
        int wide = find(value, LONG_NAME), narrow = find(value, LONG_NAME_8BIT), at = Math.max(wide, narrow);
        if (at < 0 || at + 12 > value.length) return;
        int length = ByteBuffer.wrap(value, at + 8, 4).order(ByteOrder.LITTLE_ENDIAN).getInt();
        if (length > 0 && length <= value.length - at - 12) name = text(value, at + 12, length, wide == at);
    }

    private static int find(byte[] in, byte[] wanted) {
        for (int i = 0; i + wanted.length <= in.length; i++) if (Arrays.equals(in, i, i + wanted.length, wanted, 0, wanted.length)) return i;
        return -1;
    }

    private static String text(byte[] value, int from, int length, boolean wide) {
        byte[] bytes = Arrays.copyOfRange(value, from, from + length);
        return (wide ? new String(bytes, StandardCharsets.UTF_16LE) : Charsets.guess(bytes)).replace("\0", "").strip();
    }
}
