package io.kenh.console.consent;

import io.kenh.delivery.Consent;
import io.kenh.delivery.Consents;
import io.kenh.delivery.Purpose;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Where somebody stands, address by address. Templates call it {@code @consentBook}. */
@Component
public class ConsentBook {

    private final Consents consents;

    ConsentBook(Consents consents) {
        this.consents = consents;
    }

    /**
     * @param state   {@code agreed}, {@code withdrawn}, {@code nothing} (never said a word), {@code blocked} (wants no message at all)
     * @param newest  the entry that says so; null for none
     */
    public record Standing(String channel, String address, String state, Consent newest) { }

    /** The channel an address is reached by; null for one that neither is a number nor a mail address. */
    static String channel(String address) {
        return address.contains("@") ? "mail" : Consents.address("sms", address).isPresent() ? "sms" : null;
    }

    /** @param addresses in any writing; null and what is no address is left out */
    public List<Standing> of(Collection<String> addresses) {
        List<String> known = addresses.stream().filter(Objects::nonNull).filter(address -> channel(address) != null)
                .map(address -> Consents.known(channel(address), address)).distinct().toList();
        List<Consent> newest = consents.newest(known);
        return known.stream().map(address -> standing(address, newest)).toList();
    }

    private static Standing standing(String address, List<Consent> newest) {
        String channel = channel(address);
        Optional<Consent> block = find(newest, channel, address, Purpose.TRANSACTIONAL).filter(consent -> !consent.given());
        Optional<Consent> word = find(newest, channel, address, Purpose.ADVERTISING);
        String state = block.isPresent() ? "blocked" : word.isEmpty() ? "nothing" : word.get().given() ? "agreed" : "withdrawn";
        return new Standing(channel, address, state, block.or(() -> word).orElse(null));
    }

    private static Optional<Consent> find(List<Consent> all, String channel, String address, Purpose purpose) {
        return all.stream().filter(c -> c.channel().equals(channel) && c.address().equals(address) && c.purpose() == purpose).findFirst();
    }
}
