package io.kenh.platform;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Clock;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** Counts what somebody does within a minute, on this node. It slows robots down; what must hold exactly is counted in the database. */
public final class Throttle {

    private static final int MOST_KNOWN = 50_000;
    private static final int IPV4_BYTES = 4;
    private static final int NETWORK_BYTES = 8;

    private record Minute(long number, Map<String, AtomicInteger> counts) { }

    private final Clock clock;
    private volatile Minute minute = new Minute(0, Map.of());

    public Throttle(Clock clock) {
        this.clock = clock;
    }

    /** Whether one more may pass. Whom it has no room to count, it lets pass. */
    public boolean lets(String who, int most) {
        Map<String, AtomicInteger> counts = now().counts();
        return counts.size() >= MOST_KNOWN && !counts.containsKey(who)
                || counts.computeIfAbsent(who, key -> new AtomicInteger()).incrementAndGet() <= most;
    }

    /**
     * The same for whoever has this address. The company's own machines, and a proxy that does not say whom it speaks for,
     * stand for many people and are not counted; addresses of one IPv6 network stand for one.
     *
     * @param what    they do
     * @param address of the internet, in figures
     */
    public boolean letsAddress(String what, String address, int most) {
        return network(address).map(network -> lets(what + " " + network, most)).orElse(true);
    }

    /** Empty for an address that is nobody's on the internet. */
    private static Optional<String> network(String address) {
        try {
            InetAddress found = InetAddress.getByName(address);
            byte[] bytes = found.getAddress();
            return !PublicHosts.isPublic(found) ? Optional.empty() : Optional.of(HexFormat.of().formatHex(bytes.length == IPV4_BYTES ? bytes : Arrays.copyOf(bytes, NETWORK_BYTES)));
        } catch (UnknownHostException e) {
            return Optional.empty();
        }
    }

    private Minute now() {
        long number = clock.millis() / 60_000;
        Minute known = minute;
        if (known.number() != number) {
            known = new Minute(number, new ConcurrentHashMap<>());
            minute = known;
        }
        return known;
    }
}
