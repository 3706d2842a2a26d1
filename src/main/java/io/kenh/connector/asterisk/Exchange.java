package io.kenh.connector.asterisk;

import io.kenh.connector.Connection;
import java.io.IOException;
import java.util.Map;

/** An exchange and how to listen to it. Two that are equal are the same place with the same log-in. */
interface Exchange {

    /** Opens a line and logs in. */
    Ear open() throws IOException;

    /** @param link as the connector declares it: {@code ami} or {@code ari} */
    static Exchange of(String link, Connection connection, Map<String, String> secrets) {
        return link.equals("ari") ? RestInterface.of(connection, secrets) : Manager.of(connection, secrets);
    }
}
