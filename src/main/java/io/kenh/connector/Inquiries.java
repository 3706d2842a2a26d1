package io.kenh.connector;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Questions to providers that send nothing: what is left, and what became of a message. */
public interface Inquiries {

    /**
     * Asks the provider what is left. Blocks for the answer.
     *
     * @return empty when the connector cannot ask, or the provider gave no number
     */
    Optional<Balance> balance(Connection connection);

    /** Whether receipts have to be asked for, and how; empty where the provider tells by itself. */
    Optional<Polling> polling(Connection connection);

    /**
     * Asks what became of a message, or of all messages where the provider tells of all at once.
     *
     * @param sent null for all at once
     * @return what the provider told, as if it had called; empty for nothing new and for no answer
     */
    List<Incoming.Event> receipts(Connection connection, Sent sent);

    /** Whether this can be asked, such as {@code profile}. */
    boolean canAsk(Connection connection, String question);

    /**
     * Asks about something that the provider has only named. Blocks for the answer.
     *
     * @param about the provider's id of it
     */
    default Told ask(Connection connection, String question, String about) {
        return ask(connection, question, about, null);
    }

    /**
     * The same, for a question that is asked again and again.
     *
     * @param since from which moment answers are wanted; null for all
     */
    Told ask(Connection connection, String question, String about, Instant since);

    /** The questions that this connection wants asked again and again, because nobody calls. */
    List<Repeated> repeated(Connection connection);

    /**
     * What the provider told.
     *
     * @param events as if it had called; empty unless the answer is accepted
     */
    record Told(Answer answer, List<Incoming.Event> events) {
    }

    /**
     * A question that is asked again and again.
     *
     * @param about        the provider's id of what it is about
     * @param everySeconds between two answers
     */
    record Repeated(String question, String about, int everySeconds) {
    }

    /**
     * How a provider wants to be asked for receipts.
     *
     * @param perMessage   one question for each message, else one for all
     * @param everySeconds between two questions
     * @param forHours     after which a message is not asked about any more
     */
    record Polling(boolean perMessage, long everySeconds, long forHours) {
    }

    /**
     * A message whose fate is open.
     *
     * @param messageId  our id
     * @param externalId the provider's id
     * @param address    whom it went to
     */
    record Sent(long messageId, String externalId, String address) {
    }
}
