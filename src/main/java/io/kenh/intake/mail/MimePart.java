package io.kenh.intake.mail;

import java.util.List;
import java.util.stream.Stream;

/** One node of a mail's tree. */
final class MimePart {

    private final HeaderBlock headers;
    private final String type;
    private final byte[] content;
    private final List<MimePart> parts;
    /** Many steps ask for it, and decoding is what costs. */
    private String text;

    /**
     * @param type media type in lower case, never empty
     * @param content the decoded bytes of a leaf, empty for a multipart
     * @param parts the children of a multipart, in order
     */
    MimePart(HeaderBlock headers, String type, byte[] content, List<MimePart> parts) {
        this.headers = headers;
        this.type = type;
        this.content = content;
        this.parts = parts;
    }

    HeaderBlock headers() {
        return headers;
    }

    String type() {
        return type;
    }

    byte[] content() {
        return content;
    }

    List<MimePart> parts() {
        return parts;
    }

    boolean isMultipart() {
        return !parts.isEmpty();
    }

    boolean isText() {
        return type.startsWith("text/") && !isMultipart();
    }

    boolean isMessage() {
        return type.equals("message/rfc822") || type.equals("message/global");
    }

    /** attachment, inline, another word, or "" when nothing is said. */
    String disposition() {
        return headers.parameters("Content-Disposition").value();
    }

    boolean isAttached() {
        return disposition().startsWith("attachment");
    }

    /** The name as the sender gave it, Content-Disposition first; null when there is none. */
    String fileName() {
        String name = headers.parameters("Content-Disposition").get("filename");
        if (name == null || name.isBlank()) name = headers.parameters("Content-Type").get("name");
        if (name == null || name.isBlank()) name = headers.parameters("Content-Type").get("filename");
        return name == null || name.isBlank() ? null : name.strip();
    }

    /** Content-ID without angle brackets, or null. */
    String contentId() {
        String id = headers.first("Content-ID");
        return id == null || id.isBlank() ? null : id.strip().replaceAll("^<|>$", "");
    }

    /** The leaf's text in Unicode with plain line feeds. */
    String text() {
        if (text == null) {
            String decoded = Charsets.decode(content, headers.parameters("Content-Type").get("charset"));
            text = VietnameseGuess.mended(decoded).replace("\r\n", "\n").replace('\r', '\n');
        }
        return text;
    }

    /** All leaves below, or this one. */
    Stream<MimePart> leaves() {
        return isMultipart() ? parts.stream().flatMap(MimePart::leaves) : Stream.of(this);
    }

    /** This part and everything below it. */
    Stream<MimePart> all() {
        return Stream.concat(Stream.of(this), parts.stream().flatMap(MimePart::all));
    }
}
