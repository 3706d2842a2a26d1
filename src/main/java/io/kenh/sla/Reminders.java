package io.kenh.sla;

import io.kenh.connector.Connection;
import io.kenh.connector.Connections;
import io.kenh.delivery.Delivery;
import io.kenh.delivery.MailIds;
import io.kenh.delivery.NewMessage;
import io.kenh.notice.News;
import io.kenh.notice.Notices;
import io.kenh.sla.ReminderRecipients.Colleague;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Sends what is told in its forms: notices on the screen, mail and SMS by the queue of all messages; what cannot leave stands on the
 * screen. Whoever would get many at once, as after a stop, gets one that names them.
 */
@Component
class Reminders {

    /** So many letters at once are still letters; more are a storm. */
    private static final int SINGLY = 3;
    private static final int NAMED = 20;

    private final ReminderRecipients colleagues;
    private final Notices notices;
    private final Connections connections;
    private final Delivery delivery;
    private final MailIds mailIds;
    private final Clock clock;
    private final String publicUrl;

    Reminders(ReminderRecipients colleagues, Notices notices, Connections connections, Delivery delivery, MailIds mailIds, Clock clock,
              @Value("${kenh.public-url:http://localhost:${server.port:8080}}") String publicUrl) {
        this.colleagues = colleagues;
        this.notices = notices;
        this.connections = connections;
        this.delivery = delivery;
        this.mailIds = mailIds;
        this.clock = clock;
        this.publicUrl = publicUrl;
    }

    private record Box(Colleague to, String form) { }

    /** Part of the caller's transaction. */
    void send(List<Reminder> reminders) {
        if (reminders.isEmpty()) {
            return;
        }
        Map<Box, List<Reminder>> boxes = new LinkedHashMap<>();
        colleagues.of(reminders).forEach((reminder, some) -> some.forEach(colleague -> reminder.level().forms()
                .forEach(form -> boxes.computeIfAbsent(new Box(colleague, form), box -> new ArrayList<>()).add(reminder))));
        List<NewMessage> letters = new ArrayList<>();
        Set<News> news = new LinkedHashSet<>();
        boxes.forEach((box, some) -> connection(box).ifPresentOrElse(by -> letters.addAll(letters(box, some, by)),
                () -> some.forEach(reminder -> news.add(news(box.to(), reminder)))));
        notices.tell(List.copyOf(news));
        delivery.enqueue(letters);
    }

    /** Empty for the screen, where all that stands that cannot leave. */
    private Optional<Connection> connection(Box box) {
        return box.to().address(box.form()) == null ? Optional.empty() : connections.firstActive(box.form() + ".send");
    }

    private static News news(Colleague to, Reminder reminder) {
        return News.to(to.id(), "sla." + reminder.kind(), "/tickets/" + reminder.ticket().id(), reminder.ticket().id(), reminder.ticket().subject(), reminder.due());
    }

    private List<NewMessage> letters(Box box, List<Reminder> some, Connection by) {
        Wording wording = new Wording(box.to().language(), clock.getZone());
        if (some.size() > SINGLY) {
            List<String> lines = new ArrayList<>(some.stream().limit(NAMED).map(wording::sentence).toList());
            if (some.size() > NAMED) {
                lines.add(wording.more(some.size() - NAMED));
            }
            String text = box.form().equals(Level.SMS) ? wording.many(some.size()) : String.join("\n", lines) + "\n\n" + publicUrl + "/tickets?due=late";
            return List.of(letter(box, some.get(0), "sla-many:", wording.many(some.size()), text, by));
        }
        return some.stream().map(one -> letter(box, one, "sla:", wording.sentence(one), text(box, one, wording), by)).toList();
    }

    private String text(Box box, Reminder one, Wording wording) {
        return box.form().equals(Level.SMS) ? wording.sentence(one) : wording.sentence(one) + "\n\n" + publicUrl + "/tickets/" + one.ticket().id();
    }

    private NewMessage letter(Box box, Reminder of, String prefix, String subject, String text, Connection by) {
        String key = prefix + "%d:%s:%s:%s:%d:%s".formatted(of.ticket().id(), of.level().promise().key(), of.level().mark(),
                LocalDate.now(clock), box.to().id(), box.form());
        boolean mail = box.form().equals(Level.MAIL);
        Map<String, String> headers = mail ? Map.of("Message-ID", mailIds.header(key), "Auto-Submitted", "auto-generated", "X-Auto-Response-Suppress", "All") : Map.of();
        return new NewMessage(key, box.form(), by.id(), box.to().address(box.form()), box.to().name(), mail ? subject : null, text, null, headers,
                "ticket", of.ticket().id(), null, "sla", "staff:" + box.to().id(), null);
    }
}
