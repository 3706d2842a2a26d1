package io.kenh.intake.mail;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;

/**
 * Takes the mail out of an opaque S/MIME signature (CMS SignedData, RFC 5652), for which no key is needed. Only the outer
 * shell is read; the signature is not verified.
 */
final class SignedData {

    private static final byte[] SIGNED_DATA = {0x06, 0x09, 0x2A, (byte) 0x86, 0x48, (byte) 0x86, (byte) 0xF7, 0x0D, 0x01, 0x07, 0x02};
    private static final int OCTETS = 0x04;
    private static final int SEQUENCE = 0x30;
    private static final int SET = 0x31;
    private static final int CONSTRUCTED = 0x20;
    private static final int EXPLICIT = 0xA0;
    private static final int NESTED = 30;

    private final byte[] in;
    private int at;

    private SignedData(byte[] in) {
        this.in = in;
    }

    /** @return the signed MIME part, or null when these bytes are no signature around content */
    static byte[] content(byte[] cms) {
        try {
            return new SignedData(cms).content();
        } catch (IndexOutOfBoundsException | IllegalArgumentException notThat) {
            return null;
        }
    }

    private byte[] content() {
        open(SEQUENCE);
        if (!Arrays.equals(in, at, Math.min(in.length, at + SIGNED_DATA.length), SIGNED_DATA, 0, SIGNED_DATA.length)) return null;
        skip(0);
        open(EXPLICIT);
        open(SEQUENCE);
        skip(0);
        if (in[at] != SET) return null;
        skip(0);
        open(SEQUENCE);
        skip(0);
        open(EXPLICIT);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        octets(out, 0);
        return out.toByteArray();
    }

    /** An octet string in one piece, or in pieces as programs write that do not know the length beforehand. */
    private void octets(ByteArrayOutputStream out, int depth) {
        if (depth > NESTED) throw new IllegalArgumentException("nested too deep");
        int tag = in[at++] & 0xFF, length = length();
        if (tag == OCTETS) {
            out.write(in, at, length);
            at += length;
            return;
        }
        if (tag != (OCTETS | CONSTRUCTED)) throw new IllegalArgumentException("no octets");
        int end = length < 0 ? in.length : at + length;
        while (at < end && !atEndMark()) octets(out, depth + 1);
        if (length < 0) at += 2;
    }

    private void open(int tag) {
        if ((in[at++] & 0xFF) != tag) throw new IllegalArgumentException("another type");
        length();
    }

    private void skip(int depth) {
        if (depth > NESTED) throw new IllegalArgumentException("nested too deep");
        at++;
        int length = length();
        if (length >= 0) {
            at += length;
            return;
        }
        while (!atEndMark()) skip(depth + 1);
        at += 2;
    }

    private boolean atEndMark() {
        return in[at] == 0 && in[at + 1] == 0;
    }

    /** The length that stands here, -1 when the end is marked instead. */
    private int length() {
        int first = in[at++] & 0xFF;
        if (first == 0x80) return -1;
        if (first < 0x80) return within(first);
        int length = 0;
        for (int i = first & 0x7F; i > 0; i--) length = length << 8 | in[at++] & 0xFF;
        return within(length);
    }

    private int within(int length) {
        if (length < 0 || length > in.length - at) throw new IllegalArgumentException("too long");
        return length;
    }
}
