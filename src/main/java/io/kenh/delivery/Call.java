package io.kenh.delivery;

import io.kenh.connector.Caller;
import io.kenh.connector.Connections;
import io.kenh.connector.Outgoing;
import io.kenh.delivery.track.Tracker;
import io.kenh.platform.Blobs;
import java.util.List;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Step of line three: the one call to the provider, outside of any transaction. */
@Component("connector")
public class Call {

    private final Caller caller;
    private final Connections connections;
    private final Blobs blobs;
    private final Tracker tracker;
    private final AnswerWindows windows;
    private final String publicUrl;

    Call(Caller caller, Connections connections, Blobs blobs, Tracker tracker, AnswerWindows windows,
            @Value("${kenh.public-url:http://localhost:${server.port:8080}}") String publicUrl) {
        this.caller = caller;
        this.connections = connections;
        this.blobs = blobs;
        this.tracker = tracker;
        this.windows = windows;
        this.publicUrl = publicUrl;
    }

    /** The attempt has an answer afterwards, whatever happened. */
    public Attempt call(Attempt attempt) {
        String callback = publicUrl + connections.callbackPath(attempt.connection().id());
        Message message = attempt.message();
        attempt.answered(caller.call(attempt.connection(), attempt.outgoing(windows.headers(message, attempt.connection()), callback,
                tracker.html(message, attempt.connection()), extras(message))));
        return attempt;
    }

    private Outgoing.Extras extras(Message message) {
        return new Outgoing.Extras(message.extras().cc(), message.extras().bcc(), files(message));
    }

    private List<Outgoing.File> files(Message message) {
        return message.extras().files().stream().map(file -> new Outgoing.File(file.name(), file.type(), blobs.find(file.sha256())
                .orElseThrow(() -> new IllegalStateException("the file '%s' of message %d is gone".formatted(file.name(), message.id()))))).toList();
    }
}
