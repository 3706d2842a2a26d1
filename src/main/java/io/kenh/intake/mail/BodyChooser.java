package io.kenh.intake.mail;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Decides which leaves of the tree are the words of the mail and which are files, by the algorithm of JMAP (RFC 8621,
 * section 4.1.4): alternatives give a plain and a rich body, mixed parts are strung together in their order.
 */
final class BodyChooser {

    private static final Set<String> BODIES = Set.of("text/plain", "text/html");
    /** One sign in so many that no text holds makes a part binary. */
    private static final int STRANGE = 10;

    private final List<MimePart> plain = new ArrayList<>();
    private final List<MimePart> rich = new ArrayList<>();
    private final Set<MimePart> files = new LinkedHashSet<>();

    /**
     * @param plain the leaves of the plain body; HTML stands in where the sender gave nothing else
     * @param rich the leaves of the rich body; plain text stands in likewise
     * @param files the other leaves in order, pictures inside the body included
     */
    record Choice(List<MimePart> plain, List<MimePart> rich, List<MimePart> files) {

        boolean hasPlain() {
            return plain.stream().anyMatch(p -> !p.type().equals("text/html") && !p.text().isBlank());
        }

        boolean hasRich() {
            return rich.stream().anyMatch(p -> p.type().equals("text/html") && !p.text().isBlank());
        }

        /** The whole plain body, made from the HTML where the sender gave nothing else; "" when there is none. */
        String text() {
            return plain.stream().filter(BodyChooser::isBody).map(BodyChooser::plainText).collect(Collectors.joining("\n"));
        }

        /** The whole rich body as the sender wrote it, plain parts escaped; null when the mail has no HTML. */
        String html() {
            if (!hasRich()) return null;
            return rich.stream().filter(BodyChooser::isBody).map(BodyChooser::richText).collect(Collectors.joining("<br>\n"));
        }
    }

    private BodyChooser() { }

    static Choice choose(MimePart root) {
        BodyChooser chooser = new BodyChooser();
        chooser.walk(List.of(root), root.isText() ? "" : "multipart/mixed", false);
        Set<MimePart> files = chooser.files;
        return new Choice(chooser.plain, chooser.rich, List.copyOf(files));
    }

    private void walk(List<MimePart> parts, String parent, boolean inAlternative) {
        int plainBefore = plain.size(), richBefore = rich.size();
        for (int i = 0; i < parts.size(); i++) {
            MimePart part = parts.get(i);
            if (part.isMultipart()) walk(ordered(part), part.type(), inAlternative || part.type().equals("multipart/alternative"));
            else if (isShown(part, i, parent)) show(part, parent, inAlternative);
            else files.add(part);
        }
        if (parent.equals("multipart/alternative")) fillIn(plainBefore, richBefore);
    }

    /** The root of a related part may be named and stand behind its pictures. */
    private static List<MimePart> ordered(MimePart multipart) {
        String start = multipart.headers().parameters("Content-Type").get("start");
        if (start == null || !multipart.type().equals("multipart/related")) return multipart.parts();
        List<MimePart> parts = new ArrayList<>(multipart.parts());
        String id = start.replaceAll("^<|>$", "");
        parts.sort(Comparator.comparing(p -> !id.equalsIgnoreCase(p.contentId())));
        return parts;
    }

    private static boolean isShown(MimePart part, int index, String parent) {
        boolean media = isMedia(part);
        return (parent.isEmpty() || !part.isAttached()) && (isBody(part) || media)
                && (index == 0 || !isNoText(part) && !parent.equals("multipart/related") && (media || part.fileName() == null));
    }

    private void show(MimePart part, String parent, boolean inAlternative) {
        if (isMedia(part)) files.add(part);
        boolean forBoth = !inAlternative && !parent.equals("multipart/alternative");
        if (forBoth || part.type().equals("text/plain")) plain.add(part);
        if (forBoth || part.type().equals("text/html")) rich.add(part);
    }

    /** Where one side of an alternative is missing or blank, the other stands in. */
    private void fillIn(int plainBefore, int richBefore) {
        List<MimePart> newPlain = List.copyOf(plain.subList(plainBefore, plain.size()));
        List<MimePart> newRich = List.copyOf(rich.subList(richBefore, rich.size()));
        if (onlyEmpty(newPlain)) plain.addAll(newRich);
        else if (onlyEmpty(newRich)) rich.addAll(newPlain);
    }

    private static boolean onlyEmpty(List<MimePart> parts) {
        return parts.stream().noneMatch(p -> isBody(p) && !p.text().isBlank());
    }

    private static boolean isBody(MimePart part) {
        return BODIES.contains(part.type());
    }

    /** Bytes that only call themselves text: below the words of a mail they are a file. */
    private static boolean isNoText(MimePart part) {
        if (!isBody(part) || part.text().isBlank()) return false;
        long strange = part.text().chars().filter(c -> c == '\uFFFD' || c < 0x20 && !Character.isWhitespace(c) && c != 0x1B).count();
        return strange * STRANGE > part.text().length();
    }

    private static boolean isMedia(MimePart part) {
        return part.type().startsWith("image/") || part.type().startsWith("audio/") || part.type().startsWith("video/");
    }

    private static String plainText(MimePart part) {
        return part.type().equals("text/html") ? HtmlText.of(part.text()) : FlowedText.unwrap(part);
    }

    private static String richText(MimePart part) {
        return part.type().equals("text/html") ? part.text() : FlowedText.toHtml(part.text());
    }
}
