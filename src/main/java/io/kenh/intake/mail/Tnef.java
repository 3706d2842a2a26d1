package io.kenh.intake.mail;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The files inside {@code winmail.dat}, the envelope that Outlook puts around attachments for receivers it takes for
 * Exchange ([MS-OXTNEF]), and its words, which most mails in this shape carry outside too.
 */
final class Tnef {

    private static final int SIGNATURE = 0x223E9F78;
    private static final int START_OF_FILE = 0x00069002;
    private static final int TITLE = 0x00018010;
    private static final int DATA = 0x0006800F;
    private static final int PROPERTIES = 0x00069005;
    private static final int MESSAGE_PROPERTIES = 0x00069003;
    private static final int TEXT = 0x0002800C;
    private static final byte[] LONG_NAME = {0x1F, 0x00, 0x07, 0x37, 1, 0, 0, 0};
    private static final byte[] LONG_NAME_8BIT = {0x1E, 0x00, 0x07, 0x37, 1, 0, 0, 0};
    private static final byte[] BODY = {0x1F, 0x00, 0x00, 0x10, 1, 0, 0, 0};
    private static final byte[] BODY_8BIT = {0x1E, 0x00, 0x00, 0x10, 1, 0, 0, 0};
    private static final byte[] BODY_HTML = {0x02, 0x01, 0x13, 0x10, 1, 0, 0, 0};

    /** A file of the envelope; its name may be empty. */
    record Found(String name, byte[] bytes) { }

    private final ByteBuffer in;
    private final List<Found> files = new ArrayList<>();
    private String name = "";
    private byte[] data;
    private String words = "";

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

    /** The message's own words, which matter only when the mail has no others; "" when they are not there or only in RTF. */
    static String words(byte[] envelope) {
        Tnef tnef = new Tnef(envelope);
        tnef.files();
        return tnef.words.replace("\r\n", "\n");
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
        else if (id == PROPERTIES) name = property(value, LONG_NAME, LONG_NAME_8BIT, name);
        else if (id == TEXT) words = text(value, 0, value.length, false);
        else if (id == MESSAGE_PROPERTIES && words.isBlank()) words = body(value);
    }

    private static String body(byte[] properties) {
        String html = property(properties, BODY_HTML, BODY_HTML, "");
        String plain = property(properties, BODY, BODY_8BIT, "");
        return plain.isBlank() && !html.isBlank() ? HtmlText.of(html) : plain;
    }

    private void finish() {
        if (data != null) files.add(new Found(name, data));
        name = "";
        data = null;
    }

    /** The text of a property, found by its tag and count; the file's title is an 8.3 name, the real one is such a property. */
    private static String property(byte[] value, byte[] tag, byte[] tag8Bit, String otherwise) {
        int wide = find(value, tag), narrow = find(value, tag8Bit), at = Math.max(wide, narrow);
        if (at < 0 || at + 12 > value.length) return otherwise;
        int length = ByteBuffer.wrap(value, at + 8, 4).order(ByteOrder.LITTLE_ENDIAN).getInt();
        boolean inside = length > 0 && length <= value.length - at - 12;
        return inside ? text(value, at + 12, length, wide == at && tag[0] == 0x1F) : otherwise;
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
