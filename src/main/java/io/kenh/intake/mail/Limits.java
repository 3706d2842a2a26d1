package io.kenh.intake.mail;

/** How much of one mail is looked at; what lies beyond is left out of the result and named in its warnings. */
final class Limits {

    static final int PARTS = 500;
    static final int DEPTH = 30;
    static final int ATTACHMENTS = 100;
    static final int HEADER_FIELDS = 1_000;
    static final int HEADER_BYTES = 256 * 1024;
    static final int FIELD_BYTES = 64 * 1024;
    static final int ADDRESSES = 1_000;
    static final int SUBJECT_CHARS = 1_000;
    static final int IDS = 100;
    static final int TEXT_CHARS = 2 * 1024 * 1024;
    static final int HTML_CHARS = 2 * 1024 * 1024;
    /** A reply, a forward or a signature is looked for in so many lines; longer mails keep all their text visible. */
    static final int LINES = 20_000;
    static final int LINE_CHARS = 1_000;
    /** Steps that only add comfort are skipped when a mail has already taken so much of the processor's time. */
    static final long MILLIS = 10_000;

    private Limits() { }
}
