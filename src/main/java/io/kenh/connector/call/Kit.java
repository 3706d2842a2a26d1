package io.kenh.connector.call;

import io.kenh.connector.Connections;
import io.kenh.connector.Connectors;
import io.kenh.connector.limit.Budget;
import io.kenh.connector.token.TokenStore;
import io.kenh.connector.token.Tokens;
import java.time.Clock;
import java.util.concurrent.Executor;
import org.apache.camel.CamelContext;

/** Puts the parts of a call together. */
public final class Kit {

    private Kit() {
    }

    /**
     * The one guard of a process.
     *
     * @param context    prepared by {@link CamelKit#prepare}
     * @param background takes down what is replaced
     */
    public static Guard guard(CamelContext context, Connectors connectors, Connections connections, Budget budget,
            TokenStore tokens, Clock clock, Executor background) {
        Kamelets kamelets = new Kamelets(context, connections, background);
        return new Guard(connectors, connections, kamelets, budget,
                new Credentials(connectors, connections, kamelets, new Tokens(tokens, clock)), clock);
    }
}
