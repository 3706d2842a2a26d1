package io.kenh.intake.mail;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** A file in a mail. The bytes are the sender's and untrusted; they were neither opened nor unpacked. */
public final class Attachment {

    private final String safeName;
    private final String shownName;
    private final String contentType;
    private final String contentId;
    private final boolean inline;
    private final byte[] bytes;

    Attachment(String safeName, String shownName, String contentType, String contentId, boolean inline, byte[] bytes) {
        this.safeName = safeName;
        this.shownName = shownName;
        this.contentType = contentType;
        this.contentId = contentId;
        this.inline = inline;
        this.bytes = bytes;
    }

    /** A name for a disk: no path, no control or direction characters, no reserved name, at most 200 bytes, never empty. */
    public String safeName() {
        return safeName;
    }

    /** The name for people, as the sender wrote it; escape it in HTML. */
    public String shownName() {
        return shownName;
    }

    /** The declared media type in lower case; a claim. */
    public String contentType() {
        return contentType;
    }

    /** Content-ID without angle brackets, by which the HTML body cites it as {@code cid:}; null if there is none. */
    public String contentId() {
        return contentId;
    }

    /** Whether the HTML body shows this file at a place of its own. */
    public boolean inline() {
        return inline;
    }

    /** Length in bytes. */
    public long size() {
        return bytes.length;
    }

    /** A copy of the content. */
    public byte[] bytes() {
        return bytes.clone();
    }

    /** SHA-256 of the content in lower-case hex. */
    public String sha256() {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("This Java runtime has no SHA-256, which every Java must have", e);
        }
    }

    @Override
    public String toString() {
        return safeName + " (" + contentType + ", " + bytes.length + " bytes)";
    }
}
