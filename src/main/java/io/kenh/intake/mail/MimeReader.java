package io.kenh.intake.mail;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.apache.james.mime4j.MimeException;
import org.apache.james.mime4j.stream.EntityState;
import org.apache.james.mime4j.stream.Field;
import org.apache.james.mime4j.stream.MimeConfig;
import org.apache.james.mime4j.stream.MimeTokenStream;
import org.apache.james.mime4j.stream.RecursionMode;
import org.apache.james.mime4j.util.ByteSequence;

/**
 * Bytes become a tree of {@link MimePart}s. Mime4j finds the parts; this class keeps what it found when a mail breaks
 * off, stops at the limits, and reads a multipart without parts as text, so that no words are lost.
 */
final class MimeReader {

    private static final MimeConfig LENIENT = MimeConfig.custom().setStrictParsing(false).setMalformedHeaderStartsBody(false)
            .setMaxLineLen(-1).setMaxHeaderCount(-1).setMaxHeaderLen(-1).setMaxContentLen(-1).build();

    /** So many signatures one inside the other are opened. */
    private static final int UNWRAPPED = 3;

    private static final Pattern TYPE = Pattern.compile("[^/\\s]+/[^/\\s]+");

    private final List<String> warnings;
    private final int inside;
    private int parts;
    private int depth;

    private MimeReader(List<String> warnings, int inside) {
        this.warnings = warnings;
        this.inside = inside;
    }

    /** @param warnings gets a line for everything that had to be forgiven */
    static MimePart read(byte[] raw, List<String> warnings) {
        return new MimeReader(warnings, 0).tree(Boundaries.distinct(RawMail.prepared(raw)));
    }

    private MimePart tree(byte[] mail) {
        Node root = new Node();
        try {
            MimeTokenStream tokens = new MimeTokenStream(LENIENT, new Descriptor());
            tokens.setRecursionMode(RecursionMode.M_NO_RECURSE);
            tokens.parse(new ByteArrayInputStream(mail));
            read(tokens, root);
        } catch (MimeException | IOException | RuntimeException | StackOverflowError broken) {
            warnings.add("The mail's structure is broken; parts may be missing: " + broken.getClass().getSimpleName());
        }
        MimePart part = root.part();
        return part.isMultipart() || part.content().length > 0 || part.headers().has("Content-Type") ? part
                : new MimePart(part.headers(), "text/plain", RawMail.body(mail), List.of());
    }

    private void read(MimeTokenStream tokens, Node root) throws MimeException, IOException {
        Node node = root;
        for (EntityState state = tokens.getState(); state != EntityState.T_END_OF_STREAM; state = tokens.next()) {
            switch (state) {
                case T_START_BODYPART -> node = node.child();
                case T_END_BODYPART -> node = node.parent;
                case T_FIELD -> add(node.headers, tokens.getField());
                case T_END_HEADER -> enter(tokens);
                case T_START_MULTIPART -> depth++;
                case T_END_MULTIPART -> depth--;
                case T_PREAMBLE -> node.preamble = tokens.getInputStream().readAllBytes();
                case T_BODY -> node.body = tokens.getInputStream().readAllBytes();
                default -> { }
            }
            if (parts > Limits.PARTS) {
                warnings.add("The mail has more than " + Limits.PARTS + " parts; the rest was left out");
                return;
            }
        }
    }

    private void enter(MimeTokenStream tokens) {
        parts++;
        if (depth < Limits.DEPTH) return;
        tokens.setRecursionMode(RecursionMode.M_FLAT);
        warnings.add("The mail nests deeper than " + Limits.DEPTH + " parts; what lies below was not opened");
    }

    private static void add(HeaderBlock headers, Field field) {
        ByteSequence raw = field.getRaw();
        byte[] line = raw == null ? TransferEncoding.ascii(field.getName() + ":" + field.getBody()) : raw.toByteArray();
        int colon = 0;
        while (colon < line.length && line[colon] != ':') colon++;
        headers.add(field.getName().strip(), Arrays.copyOfRange(line, Math.min(colon + 1, line.length), line.length));
    }

    /** A part while it is being read. */
    private final class Node {

        private final HeaderBlock headers = new HeaderBlock();
        private final List<Node> children = new ArrayList<>();
        private Node parent = this;
        private byte[] preamble = {};
        private byte[] body = {};

        Node child() {
            Node child = new Node();
            child.parent = this;
            children.add(child);
            return child;
        }

        MimePart part() {
            String declared = headers.parameters("Content-Type").value();
            if (!children.isEmpty()) return multipart(declared.startsWith("multipart/") ? declared : "multipart/mixed");
            byte[] content = body.length == 0 ? preamble : body;
            String type = type(declared), encoding = headers.first("Content-Transfer-Encoding");
            byte[] decoded = type.startsWith("text/") ? TransferEncoding.words(content, encoding) : TransferEncoding.decode(content, encoding);
            byte[] signed = Crypto.SMIME.contains(type) ? SignedData.content(decoded) : null;
            return new MimePart(headers, type, decoded, signed == null || inside >= UNWRAPPED ? List.of() : List.of(inner(signed)));
        }

        /** The mail under an opaque signature, which any receiver may read; its parts count with those around it. */
        private MimePart inner(byte[] signed) {
            MimeReader below = new MimeReader(warnings, inside + 1);
            below.parts = parts;
            MimePart mail = below.tree(RawMail.prepared(signed));
            parts = below.parts;
            return mail;
        }

        private MimePart multipart(String type) {
            String boundary = headers.parameters("Content-Type").get("boundary");
            if (boundary != null) children.get(children.size() - 1).dropEnd("--" + boundary + "--");
            return new MimePart(headers, type, body, children.stream().map(Node::part).toList());
        }

        /** Senders that forget the line break before the closing delimiter leave it hanging on the last line of the last part. */
        private void dropEnd(String delimiter) {
            String text = new String(body, StandardCharsets.ISO_8859_1).stripTrailing();
            if (text.endsWith(delimiter)) body = Arrays.copyOf(body, text.length() - delimiter.length());
        }

        private String type(String declared) {
            if (declared.isEmpty() && parentIsDigest()) return "message/rfc822";
            if (declared.startsWith("multipart/") || !TYPE.matcher(declared).matches()) return "text/plain";
            return declared;
        }

        private boolean parentIsDigest() {
            return parent != this && parent.headers.parameters("Content-Type").value().equals("multipart/digest");
        }
    }
}
