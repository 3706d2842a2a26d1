package io.kenh.connector.webhook;

/** A request's content is not what its content type says. */
final class Unreadable extends RuntimeException {

    Unreadable(String message) {
        super(message, null, false, false);
    }
}
