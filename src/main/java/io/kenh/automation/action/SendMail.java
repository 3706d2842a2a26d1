package io.kenh.automation.action;

import io.kenh.automation.ActionKind;
import io.kenh.automation.Definition;
import io.kenh.automation.Setting;
import io.kenh.automation.Setting.Type;
import io.kenh.automation.Step;
import io.kenh.connector.Connection;
import io.kenh.delivery.MailExtras;
import io.kenh.delivery.MailIds;
import io.kenh.delivery.Purpose;
import io.kenh.event.Change;
import io.kenh.template.Content;
import io.kenh.template.Rendered;
import io.kenh.ticket.Letterhead;
import io.kenh.ticket.Tickets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** {@code send-mail}: to the customer, the owner, members of staff, groups or an address, with copies and files. */
@Component
public class SendMail implements ActionKind {

    static final String TRACK = "track";

    private static final String CHANNEL = "mail";

    private final Batch batch;
    private final Texts texts;
    private final Senders senders;
    private final Needs needs;
    private final Tickets tickets;
    private final Letterhead letterhead;
    private final MailIds mailIds;
    private final Files files;

    SendMail(Batch batch, Texts texts, Senders senders, Needs needs, Tickets tickets, Letterhead letterhead, MailIds mailIds, Files files) {
        this.batch = batch;
        this.texts = texts;
        this.senders = senders;
        this.needs = needs;
        this.tickets = tickets;
        this.letterhead = letterhead;
        this.mailIds = mailIds;
        this.files = files;
    }

    @Override
    public String key() {
        return "send-mail";
    }

    @Override
    public List<Setting> settings() {
        return List.of(Setting.of("connection", Type.CONNECTION, CHANNEL), Setting.may("to", Type.RECIPIENTS).preset("customer"), Batch.PURPOSE,
                Setting.may("cc", Type.RECIPIENTS), Setting.may("bcc", Type.RECIPIENTS), Setting.of("template", Type.TEMPLATE, CHANNEL),
                Setting.may("subject", Type.TEXT), Setting.may("text", Type.LONG_TEXT), Setting.may("html", Type.HTML),
                Setting.may("attachments", Type.FILES), Setting.may(TRACK, Type.FLAG));
    }

    @Override
    public List<String> faults(Definition.Action action, Definition definition) {
        return Faults.of(Needs.addresses(action, CHANNEL, "to", "cc", "bcc"), texts.faults(action, definition, CHANNEL), Files.faults(action), copies(action), tracked(action));
    }

    /** Whoever gets a copy would hold the recipient's own link to unsubscribe, and has not been asked for consent. */
    private static List<String> copies(Definition.Action action) {
        return Batch.purpose(action) != Purpose.ADVERTISING || !hasCopies(action) ? List.of()
                : List.of("purpose: found advertising with copies, wanted none; send it to each recipient by itself");
    }

    private static List<String> tracked(Definition.Action action) {
        return !Boolean.TRUE.equals(action.with().get(TRACK)) || !hasCopies(action) ? List.of()
                : List.of("track: found true with copies, wanted none; nobody could tell which of the readers opened it");
    }

    private static boolean hasCopies(Definition.Action action) {
        return !action.texts("cc").isEmpty() || !action.texts("bcc").isEmpty();
    }

    @Override
    public List<String> missing(Definition.Action action, Definition definition) {
        return Faults.of(senders.missing(action, CHANNEL), needs.recipients(action, "to", "cc", "bcc"), texts.missing(action, CHANNEL), files.missing(action));
    }

    @Override
    public void run(List<Step> steps) {
        Map<Step, Content> contents = texts.contents(steps, CHANNEL);
        batch.send(contents.keySet(), CHANNEL, (step, people, by, key, to, first) -> letter(step, contents.get(step), people, by, key, to, first));
    }

    private Letter letter(Step step, Content content, People people, Connection by, String key, People.Recipient to, boolean first) {
        boolean answer = to.customer() && step.change().object().equals("ticket");
        String forbidden = answer ? forbidden(step.change()) : null;
        if (forbidden != null) {
            return Letter.no(forbidden);
        }
        Map<String, String> headers = headers(key);
        MailExtras extras = extras(step, people, first);
        Rendered mail = texts.render(content, people.facts(step.change()));
        if (!answer) {
            return new Letter(mail.subject(), mail.text(), mail.html(), headers, extras, null);
        }
        headers.putAll(letterhead.headers(step.change().record(), to.address(), by));
        Tickets.Thread thread = tickets.thread(step.change().objectId());
        if (thread.headers().isEmpty()) {
            return new Letter(mail.subject() + " [#%d]".formatted(step.change().objectId()), mail.text(), mail.html(), headers, extras, null);
        }
        headers.putAll(thread.headers());
        headers.put("Auto-Submitted", "auto-replied");
        return new Letter(thread.subject(), mail.text(), mail.html(), headers, extras, null);
    }

    /** Why the customer of a ticket gets no mail by itself; null when nothing is against it. */
    private static String forbidden(Change ticket) {
        if (!Boolean.FALSE.equals(ticket.record().get("may_acknowledge"))) {
            return null;
        }
        // two machines that answer each other would never stop
        if (ticket.record().get("connection_id") != null) {
            return "an automatic answer is not allowed: the mail came from a machine or a list, its sender was answered within 24 hours, or its domain too often within the hour";
        }
        return !ticket.kind().equals(Change.CREATED) ? null
                : "nobody wrote a mail that could be acknowledged, as an automation made this ticket; let that one write to the customer";
    }

    private Map<String, String> headers(String key) {
        return new LinkedHashMap<>(Map.of("Message-ID", mailIds.header(key), "Auto-Submitted", "auto-generated", "X-Auto-Response-Suppress", "All"));
    }

    /** Copies go out once for a step, however many it is sent to; who cannot be reached is left out. */
    private static MailExtras extras(Step step, People people, boolean first) {
        return first ? new MailExtras(copies(step, people, "cc"), copies(step, people, "bcc"), Files.of(step.action()))
                : new MailExtras(List.of(), List.of(), Files.of(step.action()));
    }

    private static List<String> copies(Step step, People people, String name) {
        return people.reach(step, step.action().texts(name), CHANNEL).recipients().stream().map(People.Recipient::address).toList();
    }
}
