package io.kenh.delivery;

import io.kenh.connector.Caller;
import io.kenh.connector.Connections;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Step of line three: the one call to the provider, outside of any transaction. */
@Component("connector")
public class Call {

    private final Caller caller;
    private final Connections connections;
    private final String publicUrl;

    Call(Caller caller, Connections connections, @Value("${kenh.public-url:http://localhost:${server.port:8080}}") String publicUrl) {
        this.caller = caller;
        this.connections = connections;
        this.publicUrl = publicUrl;
    }

    /** The attempt has an answer afterwards, whatever happened. */
    public Attempt call(Attempt attempt) {
        String callback = publicUrl + connections.callbackPath(attempt.connection().id());
        attempt.answered(caller.call(attempt.connection(), attempt.outgoing(callback)));
        return attempt;
    }
}
