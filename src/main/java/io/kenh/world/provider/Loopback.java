package io.kenh.world.provider;

import java.net.URI;
import java.util.regex.Pattern;

/** Tells this machine from all others by the address alone, without asking a name server. */
final class Loopback {

    private static final Pattern HOST = Pattern.compile("(?i)localhost|127(\\.\\d{1,3}){3}|\\[::1]");

    private Loopback() {
    }

    /** Null, relative and malformed addresses are not. */
    static boolean isLoopback(String address) {
        try {
            URI uri = URI.create(address == null ? "" : address);
            return "http".equalsIgnoreCase(uri.getScheme()) && uri.getHost() != null
                    && HOST.matcher(uri.getHost()).matches();
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
