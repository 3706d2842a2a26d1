package io.kenh.ticket;

import io.kenh.crm.Edit;
import io.kenh.crm.RecordType;
import io.kenh.crm.Records;
import io.kenh.event.Arrival;
import io.kenh.event.Cause;
import io.kenh.intake.ChatMessage;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The door to conversations with customers. */
@Component("tickets")
public class Tickets {

    /** How a conversation that is no mail is answered. */
    public enum How {
        /** By a message to the person. */
        MESSAGE,
        /** Below their comment, for all to read. */
        COMMENT,
        /** By one private message for their comment. */
        PRIVATELY
    }

    private final MailIntoTicket mails;
    private final ChatIntoTicket chats;
    private final Answers answers;
    private final ChatAnswers chatAnswers;
    private final Conversation conversation;
    private final TicketNews news;
    private final TicketLocks locks;
    private final Records records;
    private final Clock clock;

    Tickets(MailIntoTicket mails, ChatIntoTicket chats, Answers answers, ChatAnswers chatAnswers, Conversation conversation, TicketNews news,
            TicketLocks locks, Records records, Clock clock) {
        this.mails = mails;
        this.chats = chats;
        this.answers = answers;
        this.chatAnswers = chatAnswers;
        this.conversation = conversation;
        this.news = news;
        this.locks = locks;
        this.records = records;
        this.clock = clock;
    }

    /** Step of line one, after identity: each message opens a ticket or joins one. */
    public void receive(List<Arrival> arrivals) {
        Map<Boolean, List<Arrival>> byKind = arrivals.stream().collect(Collectors.partitioningBy(arrival -> arrival.content() instanceof ChatMessage));
        mails.receive(byKind.get(false));
        chats.receive(byKind.get(true));
    }

    /** How a ticket can be answered now; empty where that is by mail. */
    public Optional<Way> way(long ticketId) {
        Map<String, Object> ticket = ticket(ticketId);
        return chatAnswers.channel(ticket).map(channel -> chatAnswers.way(ticket, channel));
    }

    /**
     * Answers the customer on the channel the ticket came by, a mail in the same thread.
     *
     * @return id of the message that is on its way
     * @throws IllegalStateException when there is no address or no connection to answer by, or the provider takes no answer now,
     *                               with the next step
     */
    @Transactional
    public long reply(long ticketId, long staffId, String text) {
        return reply(ticketId, staffId, Cause.staff(staffId), text);
    }

    /**
     * The same on behalf of whoever {@code cause} names.
     *
     * @param staffId whose name stands on it; null when a program answers by itself
     */
    @Transactional
    public long reply(long ticketId, Long staffId, Cause cause, String text) {
        return reply(ticketId, staffId, cause, text, How.MESSAGE, List.of());
    }

    /**
     * The same, where a comment may be answered, with files.
     *
     * @throws IllegalStateException also when the files are too many, too large or not for this channel, or the ticket was merged
     */
    @Transactional
    public long reply(long ticketId, Long staffId, Cause cause, String text, How how, List<Upload> files) {
        locks.lock(List.of(ticketId));
        Map<String, Object> ticket = ticket(ticketId);
        if (ticket.get("merged_into") != null) {
            throw new IllegalStateException("ticket #%d was merged into #%s; answer there".formatted(ticketId, ticket.get("merged_into")));
        }
        Optional<String> channel = chatAnswers.channel(ticket);
        if (channel.isEmpty() && how != How.MESSAGE) {
            throw new IllegalStateException("ticket #%d is answered by mail, and a mail has no comment to answer; send a message".formatted(ticketId));
        }
        if (channel.isPresent() && !files.isEmpty()) {
            throw new IllegalStateException("files cannot be sent by %s; send a link, or write a mail".formatted(channel.get()));
        }
        long message = channel.map(by -> chatAnswers.send(ticket, by, staffId, cause, text, how))
                .orElseGet(() -> answers.send(ticket, staffId, cause, text, files));
        status(ticketId, "pending", cause);
        return message;
    }

    /**
     * Says something in a conversation on a chat, on behalf of an automation; the ticket stays as it is.
     *
     * @param key made from run and step: the same is never said twice
     * @return id of the message; empty when it was said before
     * @throws IllegalStateException when the ticket is no chat, or its provider takes no answer now
     */
    @Transactional
    public Optional<Long> say(long ticketId, Cause cause, String text, String key) {
        Map<String, Object> ticket = ticket(ticketId);
        String channel = chatAnswers.channel(ticket).filter("chat"::equals).orElseThrow(() -> new IllegalStateException(
                "ticket #%d is no chat".formatted(ticketId)));
        return chatAnswers.say(ticket, channel, cause, text, key);
    }

    /**
     * The newest conversation on a chat; empty when there is none.
     *
     * @param ticketId   this one, if it is a chat; null for any
     * @param contactId  of this contact, or null
     * @param leadId     or of this lead, or null
     * @param connection by the connection of this name; null for any
     */
    public Optional<Long> chat(Long ticketId, Long contactId, Long leadId, String connection) {
        return chatAnswers.newest(ticketId, contactId, leadId, connection);
    }

    /**
     * Writes a note for colleagues. Notes never leave the hub. Who is mentioned as {@code @Name} or {@code @mail address} is told.
     *
     * @param staffId null when a program writes it
     */
    @Transactional
    public long note(long ticketId, Long staffId, String text) {
        Map<String, Object> ticket = ticket(ticketId);
        long note = conversation.add(Conversation.Entry.note(ticketId, staffId, null, text, clock.instant()));
        news.mentioned(ticket, note, staffId, text);
        return note;
    }

    /** @param status open, pending, solved or closed */
    @Transactional
    public void status(long ticketId, String status, Cause cause) {
        edit(ticketId, "status", status, List.of("open", "pending", "solved", "closed"), cause);
    }

    /** @param priority urgent, high, medium or low */
    @Transactional
    public void priority(long ticketId, String priority, Cause cause) {
        edit(ticketId, "priority", priority, List.of("urgent", "high", "medium", "low"), cause);
    }

    private void edit(long ticketId, String field, String value, List<String> known, Cause cause) {
        if (!known.contains(value)) {
            throw new IllegalArgumentException("%s: found '%s', wanted one of %s".formatted(field, value, known));
        }
        if (!records.update(RecordType.TICKET, ticketId, Edit.set(field, value), cause)) {
            throw missing(ticketId);
        }
    }

    /** Mail headers that put an automatic mail into the ticket's thread; see {@link Answers#thread}. */
    public Thread thread(long ticketId) {
        return answers.thread(ticketId);
    }

    /**
     * Where in a mail conversation an answer belongs.
     *
     * @param subject with the ticket's number, by which answers without references find back
     * @param headers {@code In-Reply-To} and {@code References}; empty when no mail came in
     */
    public record Thread(String subject, Map<String, String> headers) { }

    private Map<String, Object> ticket(long id) {
        return records.find(RecordType.TICKET, id).orElseThrow(() -> missing(id));
    }

    private static NoSuchElementException missing(long ticket) {
        return new NoSuchElementException("there is no ticket " + ticket);
    }
}
