package io.kenh.world.provider;

import io.kenh.connector.HttpRequestParts;
import java.util.Optional;

/** What a provider knows of the hub because somebody has entered it in an account page. */
public interface Hub {

    /** Knows nothing of any hub. */
    Hub NONE = new Hub() {
        @Override
        public Optional<String> callbackUrl(String connector) {
            return Optional.empty();
        }

        @Override
        public Optional<String> sign(String address, HttpRequestParts request) {
            return Optional.empty();
        }
    };

    /** Where receipts of this connector's newest connection go, as if it had been entered last; empty where it has no connection. */
    Optional<String> callbackUrl(String connector);

    /** The signature that a call to this address must carry; empty where it needs none. */
    Optional<String> sign(String address, HttpRequestParts request);
}
