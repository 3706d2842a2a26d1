package io.kenh.delivery.track;

import io.kenh.connector.Connection;
import io.kenh.delivery.Message;
import io.kenh.delivery.Purpose;
import io.kenh.delivery.UnsubscribeLinks;
import org.springframework.stereotype.Component;

/** Lets the links of a mail lead over the hub as it leaves, where that is asked for; what is stored keeps its own links. */
@Component
public class Tracker {

    private static final String SETTING = "track";

    private final Marks marks;
    private final UnsubscribeLinks unsubscribing;

    Tracker(Marks marks, UnsubscribeLinks unsubscribing) {
        this.marks = marks;
        this.unsubscribing = unsubscribing;
    }

    /** The HTML that leaves; null for a message without. */
    public String html(Message message, Connection connection) {
        return message.html() == null || !wanted(message, connection) ? message.html()
                : TrackedHtml.of(message.html(), this::stays, link -> marks.url(new Mark(connection.id(), message.id(), link)));
    }

    /** A way to unsubscribe has to work by itself. */
    private boolean stays(String link) {
        return marks.isOne(link) || unsubscribing.isOne(link);
    }

    /** Of a mail with copies nobody could say who read it. */
    private static boolean wanted(Message message, Connection connection) {
        boolean copied = !message.extras().cc().isEmpty() || !message.extras().bcc().isEmpty();
        boolean asked = message.track() != null ? message.track()
                : message.purpose() == Purpose.ADVERTISING && Boolean.parseBoolean(connection.setting(SETTING, "false"));
        return asked && !copied && message.channel().equals("mail");
    }
}
