package io.kenh.connector.smpp;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;

/** A text cut into parts that fit; no letter is cut in two, neither a surrogate pair nor an escaped one. */
record Segments(Coding coding, List<byte[]> parts) {

    /** @param plain coding of texts without other letters */
    static Segments of(String text, Coding plain) {
        Coding coding = Coding.of(text, plain);
        byte[] whole = coding.bytes(text);
        return new Segments(coding, whole.length <= coding.single() ? List.of(whole) : cut(text, coding));
    }

    private static List<byte[]> cut(String text, Coding coding) {
        List<byte[]> parts = new ArrayList<>();
        ByteArrayOutputStream part = new ByteArrayOutputStream();
        text.codePoints().forEach(letter -> {
            byte[] octets = coding.bytes(Character.toString(letter));
            if (part.size() + octets.length > coding.part()) {
                parts.add(part.toByteArray());
                part.reset();
            }
            part.writeBytes(octets);
        });
        parts.add(part.toByteArray());
        return parts;
    }

    /** One part with the header that lets the phone put the parts together. */
    static byte[] withHeader(byte[] part, int reference, int total, int number) {
        ByteArrayOutputStream octets = new ByteArrayOutputStream(part.length + 6);
        octets.writeBytes(new byte[] {5, 0, 3, (byte) reference, (byte) total, (byte) number});
        octets.writeBytes(part);
        return octets.toByteArray();
    }
}
