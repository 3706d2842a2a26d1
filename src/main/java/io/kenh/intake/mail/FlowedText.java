package io.kenh.intake.mail;

import org.jsoup.nodes.Entities;

/** Plain text parts: {@code format=flowed} (RFC 3676) is unwrapped, and text becomes HTML without becoming markup. */
final class FlowedText {

    private FlowedText() { }

    static String unwrap(MimePart part) {
        Parameters type = part.headers().parameters("Content-Type");
        String text = part.text();
        if (!"flowed".equalsIgnoreCase(type.get("format"))) return text;
        boolean deleteBlank = "yes".equalsIgnoreCase(type.get("delsp"));
        StringBuilder out = new StringBuilder(text.length());
        String[] lines = text.split("\n", -1);
        for (int i = 0; i < lines.length; i++) {
            boolean flows = lines[i].endsWith(" ") && !lines[i].equals("-- ") && i + 1 < lines.length && depth(lines[i]) == depth(lines[i + 1]);
            out.append(flows && deleteBlank ? lines[i].substring(0, lines[i].length() - 1) : lines[i]);
            if (flows && depth(lines[i]) > 0) lines[i + 1] = lines[i + 1].replaceFirst("^[> ]+", "");
            else if (!flows && i + 1 < lines.length) out.append('\n');
        }
        return out.toString();
    }

    private static int depth(String line) {
        int depth = 0;
        while (depth < line.length() && line.charAt(depth) == '>') depth++;
        return depth;
    }

    static String toHtml(String text) {
        return "<div style=\"white-space: pre-wrap\">" + Entities.escape(text) + "</div>";
    }
}
