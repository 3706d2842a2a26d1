package io.kenh.delivery;

import io.kenh.condition.TextForm;
import io.kenh.connector.Connection;
import io.kenh.connector.Connections;
import io.kenh.connector.Connector;
import io.kenh.connector.Connectors;
import io.kenh.crm.Addresses;
import io.kenh.event.Arrival;
import io.kenh.event.Arrival.Address;
import io.kenh.event.Arrival.Outcome;
import io.kenh.event.Cause;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.stereotype.Component;

/** A short message of nothing but a stop word unsubscribes the number it came from. */
@Component("stopWords")
public class StopWords {

    private final RuleBook book;
    private final Consents consents;
    private final Connections connections;
    private final Connectors connectors;

    StopWords(RuleBook book, Consents consents, Connections connections, Connectors connectors) {
        this.book = book;
        this.consents = consents;
        this.connections = connections;
        this.connectors = connectors;
    }

    /**
     * Step of line one: takes the stop words among the messages.
     *
     * @return the others, in their order
     */
    public List<Arrival> heed(List<Arrival> arrivals) {
        if (arrivals.stream().noneMatch(StopWords::isShort)) {
            return arrivals;
        }
        List<String> words = book.now().stopWords().stream().map(StopWords::folded).toList();
        return arrivals.stream().filter(arrival -> !stops(arrival, words)).toList();
    }

    private boolean stops(Arrival arrival, List<String> words) {
        Map<String, Object> payload = arrival.event().payload();
        if (!isShort(arrival) || !words.contains(folded(payload.get("text").toString()))) {
            return false;
        }
        String channel = channel(arrival.event().connectionId());
        List<Address> phones = arrival.sender().addresses().stream().filter(address -> address.kind().equals(Addresses.PHONE)).toList();
        phones.forEach(phone -> consents.withdraw(Consent.Entry.withdrawn(channel, phone.value(), Cause.event(arrival.event().id()).text(), "word",
                "sent: " + payload.get("text"))));
        arrival.became(phones.isEmpty() ? Outcome.ignored("a stop word whose sender has no number we can read")
                : new Outcome("unsubscribed", arrival.contactId() == null ? null : "contact", arrival.contactId(),
                        "%s wants no more advertising by %s".formatted(phones.get(0).value(), channel)));
        return true;
    }

    /** A short message that came from a number; a chat's rooms know no such word. */
    private static boolean isShort(Arrival arrival) {
        return arrival.event().blob() == null && arrival.event().payload().get("text") != null && arrival.event().payload().get("from") == null;
    }

    private String channel(long connectionId) {
        Connection connection = connections.byId(connectionId);
        return connectors.byName(connection.connector()).map(Connector::category).orElse("sms");
    }

    /** Letters and digits alone, in capitals and without accents: {@code "Từ chối!"} is {@code TUCHOI}. */
    static String folded(String text) {
        return TextForm.folded(text).replaceAll("[^\\p{L}\\p{N}]+", "").toUpperCase(Locale.ROOT);
    }
}
