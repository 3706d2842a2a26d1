package io.kenh.ticket;

import io.kenh.connector.Connection;
import io.kenh.connector.Connections;
import io.kenh.crm.Staff;
import io.kenh.intake.Reception;
import io.kenh.intake.Receptions;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** The receiving addresses that mails came to: their settings, and the group behind each. */
@Component
class Counters {

    private final Connections connections;
    private final Receptions receptions;
    private final Staff staff;

    Counters(Connections connections, Receptions receptions, Staff staff) {
        this.connections = connections;
        this.receptions = receptions;
        this.staff = staff;
    }

    /** The counter of each mail, by the mail's id. */
    Map<Long, Counter> of(List<PersonMail> mails) {
        Map<Long, Reception> settings = receptions.of(mails.stream().map(mail -> mail.arrival().event().connectionId()).toList());
        Map<Long, Counter> known = new HashMap<>();
        return mails.stream().collect(Collectors.toMap(PersonMail::id, mail -> known.computeIfAbsent(mail.arrival().event().connectionId(),
                id -> counter(connections.byId(id), settings.get(id)))));
    }

    private Counter counter(Connection connection, Reception settings) {
        long group = settings.groupId() != null ? settings.groupId() : staff.groupId(connection.setting("group", Staff.CUSTOMER_SERVICE));
        return new Counter(connection, settings, group);
    }

    /** A receiving address with its settings and the group in charge. */
    record Counter(Connection connection, Reception settings, long group) { }
}
