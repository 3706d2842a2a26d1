package io.kenh.intake.channel;

import io.kenh.connector.Connection;
import io.kenh.event.Arrival.Address;

/** By what a person of a chat is known again: ids of people are only good together with the account they wrote to. */
public final class ChatAddress {

    private ChatAddress() {
    }

    /**
     * @param account the page or account that was written to; null where the connection has only one
     * @param person  the channel's id of the person
     */
    public static Address of(Connection connection, String account, String person) {
        return new Address(connection.connector(), (account == null ? connection.name() : account) + ":" + person);
    }
}
