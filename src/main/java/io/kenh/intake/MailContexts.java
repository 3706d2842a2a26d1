package io.kenh.intake;

import io.kenh.connector.Connection;
import io.kenh.connector.Connections;
import io.kenh.intake.mail.MailContext;
import io.kenh.platform.MessageIds;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Which mail addresses are ours, by the connections' settings. */
@Component
public class MailContexts {

    private final Connections connections;
    private final ReceivingAddresses receiving;
    private final MessageIds messageIds;

    MailContexts(Connections connections, ReceivingAddresses receiving, MessageIds messageIds) {
        this.connections = connections;
        this.receiving = receiving;
        this.messageIds = messageIds;
    }

    /** What the mail parser must know about the company at this moment. */
    public MailContext now() {
        Set<String> own = connections.all().stream()
                .flatMap(c -> Stream.of(c.setting("address", ""), c.setting("fromAddress", ""), receiving.of(c).orElse("")))
                .filter(address -> !address.isBlank()).collect(Collectors.toSet());
        return new MailContext(own, Set.of(), messageIds);
    }

    /** The address people write to at a connection; empty text when it has none. */
    public static String address(Connection connection) {
        return connection.setting("address", connection.setting("fromAddress", ""));
    }
}
