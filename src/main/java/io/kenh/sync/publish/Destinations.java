package io.kenh.sync.publish;

import io.kenh.platform.PublicHosts;
import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Where the hub may post to. Whoever may name an address must not reach by it what only the hub's machine can: its neighbours
 * in the network, and what listens on itself.
 */
@Component
class Destinations {

    private static final int LONGEST = 2_000;

    private final Set<String> internal;

    /** @param internal names and addresses of hosts that may be reached all the same, separated by commas */
    Destinations(@Value("${kenh.webhooks.internal:}") String internal) {
        this.internal = Arrays.stream(internal.split(",")).map(host -> bare(host.strip())).filter(host -> !host.isEmpty()).collect(Collectors.toSet());
    }

    /** Why an address cannot be posted to, whoever it belongs to at the moment; empty when it can. */
    Optional<String> refusal(String url) {
        if (url == null || url.length() > LONGEST) {
            return Optional.of("https://…");
        }
        try {
            URI uri = new URI(url);
            boolean web = "https".equalsIgnoreCase(uri.getScheme()) || "http".equalsIgnoreCase(uri.getScheme());
            if (!web || uri.getHost() == null || uri.getRawUserInfo() != null || uri.getRawFragment() != null) {
                return Optional.of("https://…");
            }
            resolve(uri.getHost());
            return Optional.empty();
        } catch (URISyntaxException broken) {
            return Optional.of("https://…");
        } catch (Forbidden forbidden) {
            return Optional.of(forbidden.getMessage());
        } catch (UnknownHostException unknown) {
            return Optional.empty();
        }
    }

    /**
     * The addresses of a host, for a post that is about to be made: a name that was harmless may have moved.
     *
     * @throws Forbidden when one of them is internal and nobody allowed it
     */
    InetAddress[] resolve(String host) throws UnknownHostException {
        InetAddress[] addresses = InetAddress.getAllByName(bare(host));
        for (InetAddress address : addresses) {
            if (!PublicHosts.isPublic(address) && !internal.contains(bare(host))) {
                throw new Forbidden("an address outside of the own network; allow %s with KENH_WEBHOOKS_INTERNAL".formatted(bare(host)));
            }
        }
        return addresses;
    }

    /** An address that must not be reached. */
    static final class Forbidden extends UnknownHostException {

        Forbidden(String message) {
            super(message);
        }
    }

    private static String bare(String host) {
        return host.toLowerCase(Locale.ROOT).replaceAll("^\\[|]$|\\.$", "");
    }
}
