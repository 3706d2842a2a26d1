package io.kenh.intake.channel;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What was said about a mail before its content, put on top of it as mailboxes do (RFC 5321, section 4.4): a mail from nobody
 * must not be answered, and for whom it is need not stand in its header.
 */
final class Postmark {

    private Postmark() { }

    /** @param payload of the event; a mail that came by another way than our own listener is left as it is */
    static byte[] on(byte[] raw, Map<String, Object> payload) {
        if (!(payload.get("envelope") instanceof Map<?, ?> envelope)) {
            return raw;
        }
        Stream<String> recipients = envelope.get("to") instanceof List<?> to ? to.stream().map(address -> "Delivered-To: " + address) : Stream.empty();
        byte[] lines = Stream.concat(Stream.of("Return-Path: <" + envelope.get("from") + ">"), recipients)
                .collect(Collectors.joining("\r\n", "", "\r\n")).getBytes(StandardCharsets.UTF_8);
        byte[] stamped = new byte[lines.length + raw.length];
        System.arraycopy(lines, 0, stamped, 0, lines.length);
        System.arraycopy(raw, 0, stamped, lines.length, raw.length);
        return stamped;
    }
}
