package io.kenh.platform;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;

/**
 * Finds hosts of the internet and no others. The connection is made to the very addresses that were looked at, so a name
 * cannot mean something else a moment later.
 */
public final class PublicHosts implements DnsResolver {

    /** The host is there, and is not of the internet. */
    static final class NotPublic extends UnknownHostException {

        NotPublic(String host) {
            super(host + " is in no public network");
        }
    }

    @Override
    public InetAddress[] resolve(String host) throws UnknownHostException {
        InetAddress[] found = SystemDefaultDnsResolver.INSTANCE.resolve(host);
        for (InetAddress address : found) {
            if (!isPublic(address)) {
                throw new NotPublic(host);
            }
        }
        return found;
    }

    @Override
    public String resolveCanonicalHostname(String host) throws UnknownHostException {
        return SystemDefaultDnsResolver.INSTANCE.resolveCanonicalHostname(host);
    }

    /** Whether it can be anybody's on the internet: no machine of one's own, no group, nothing set aside for networks inside. */
    public static boolean isPublic(InetAddress address) {
        if (address.isAnyLocalAddress() || address.isLoopbackAddress() || address.isLinkLocalAddress() || address.isSiteLocalAddress()
                || address.isMulticastAddress()) {
            return false;
        }
        byte[] bytes = address.getAddress();
        int first = bytes[0] & 0xFF;
        int second = bytes[1] & 0xFF;
        if (address instanceof Inet4Address) {
            boolean carrier = first == 100 && (second & 0xC0) == 64;
            boolean bench = first == 198 && (second & 0xFE) == 18;
            boolean protocol = first == 192 && second == 0 && bytes[2] == 0;
            return first != 0 && first < 224 && !carrier && !bench && !protocol;
        }
        boolean local = (first & 0xFE) == 0xFC;
        // what begins with 0 or 2002 carries an IPv4 address, which may be any
        boolean carriesAnother = first == 0 || first == 0x20 && second == 0x02;
        return !local && !carriesAnother;
    }
}
