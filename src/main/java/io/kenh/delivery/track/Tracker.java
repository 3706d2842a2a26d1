package io.kenh.delivery.track;

import io.kenh.connector.Connection;
import io.kenh.delivery.Message;
import io.kenh.delivery.Purpose;
import org.springframework.stereotype.Component;

/** Lets the links of a mail lead over the hub as it leaves, where that is asked for; what is stored keeps its own links. */
@Component
public class Tracker {

    private static final String SETTING = "track";

    private final Marks marks;

    Tracker(Marks marks) {
        this.marks = marks;
    }

    /** The HTML that leaves; null for a message without. */
    public String html(Message message, Connection connection) {
        return message.html() == null || !wanted(message, connection) ? message.html()
                : TrackedHtml.of(message.html(), marks::isOwn, link -> marks.url(new Mark(connection.id(), message.id(), link)));
    }

    /** Of a mail with copies nobody could say who read it. */
    private static boolean wanted(Message message, Connection connection) {
        boolean copied = !message.extras().cc().isEmpty() || !message.extras().bcc().isEmpty();
        boolean asked = message.track() != null ? message.track()
                : message.purpose() == Purpose.ADVERTISING && Boolean.parseBoolean(connection.setting(SETTING, "false"));
        return asked && !copied && message.channel().equals("mail");
    }
}
