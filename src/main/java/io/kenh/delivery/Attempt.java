package io.kenh.delivery;

import io.kenh.connector.Answer;
import io.kenh.connector.Connection;
import io.kenh.connector.Outgoing;
import io.kenh.platform.Queued;

/** One try to send one message, on its way through line three. */
public final class Attempt {

    private final Queued row;
    private final Message message;
    private final Connection connection;
    private Answer answer;

    Attempt(Queued row, Message message, Connection connection) {
        this.row = row;
        this.message = message;
        this.connection = connection;
    }

    Queued row() {
        return row;
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

    Outgoing outgoing(String callbackUrl) {
        return new Outgoing(message.id(), message.key(), message.channel(), message.address(), message.name(),
                message.subject(), message.text(), message.html(), message.headers(), callbackUrl);
    }
}
