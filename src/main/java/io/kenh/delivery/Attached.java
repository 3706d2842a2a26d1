package io.kenh.delivery;

/**
 * A file that goes with a mail.
 *
 * @param name   as the recipient sees it
 * @param type   media type
 * @param sha256 of its bytes, in lower-case hex, as {@link io.kenh.platform.Blobs} keeps them
 */
public record Attached(String name, String type, String sha256) {
}
