package io.kenh.intake.mail;

import java.util.ArrayList;

/** The first text leaf of a tree, attached mails included. */
final class FirstText {

    private FirstText() { }

    static String of(MimePart root) {
        return of(root, 0);
    }

    private static String of(MimePart root, int depth) {
        for (MimePart leaf : root.leaves().toList()) {
            if (leaf.isText()) return leaf.text();
            if (!leaf.isMessage() || depth >= 5) continue;
            String inside = of(MimeReader.read(leaf.content(), new ArrayList<>()), depth + 1);
            if (inside != null) return inside;
        }
        return null;
    }
}
