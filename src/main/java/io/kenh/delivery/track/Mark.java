package io.kenh.delivery.track;

/**
 * What the address of a picture or link in one mail stands for.
 *
 * @param connection the mail left by
 * @param link       where the reader wants to go; null for the picture, which tells that the mail was opened
 */
record Mark(long connection, long message, String link) {

    /** Read back by {@link #of}. */
    String text() {
        return connection + " " + message + (link == null ? "" : " " + link);
    }

    static Mark of(String text) {
        String[] parts = text.split(" ", 3);
        return new Mark(Long.parseLong(parts[0]), Long.parseLong(parts[1]), parts.length < 3 ? null : parts[2]);
    }
}
