package io.kenh.delivery;

import io.kenh.connector.Answer;
import io.kenh.connector.Connection;
import io.kenh.connector.Outgoing;
import io.kenh.platform.Queued;
import java.util.Map;

/** One try to send one message, on its way through line three. */
public final class Attempt {

    private final Queued row;
    private final Message message;
    private final Connection connection;
    private final long node;
    private Answer answer;

    /** @param node which marked the row as under way */
    Attempt(Queued row, Message message, Connection connection, long node) {
        this.row = row;
        this.message = message;
        this.connection = connection;
        this.node = node;
    }

    Queued row() {
        return row;
    }

    long node() {
        return node;
    }

    public Message message() {
        return message;
    }

    public Connection connection() {
        return connection;
    }

    /** Null until the provider has been called. */
    public Answer answer() {
        return answer;
    }

    void answered(Answer answer) {
        this.answer = answer;
    }

    /** @param headers and {@code html} as they leave */
    Outgoing outgoing(Map<String, String> headers, String callbackUrl, String html, Outgoing.Extras extras) {
        return new Outgoing(message.id(), message.key(), message.channel(), message.address(), message.name(),
                message.subject(), message.text(), html, headers, callbackUrl, extras);
    }
}
