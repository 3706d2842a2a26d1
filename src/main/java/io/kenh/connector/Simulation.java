package io.kenh.connector;

import java.util.Map;

/**
 * One call of a provider as the practice world answers it. Fixture names stand for files in {@code fixtures/}.
 *
 * @param method    HTTP method
 * @param path      path under {@code /{connector}} in the practice world
 * @param answer    fixture whose response is given
 * @param key       template of the provider's idempotency key, or null
 * @param duplicate fixture given when the key was seen in the last 24 hours, or null
 * @param faults    fault dial ({@code rate}, {@code auth}, {@code error}, …) to fixture
 * @param callback  the call the provider makes afterwards, or null
 * @param access    its part in giving and wanting tokens
 * @param plays     the CRM that answers all calls below the path, of any method; null where fixtures answer this one
 */
public record Simulation(String method, String path, String answer, String key, String duplicate,
        Map<String, String> faults, Callback callback, Access access, String plays) {

    /** A call that has to do with no token. */
    public Simulation(String method, String path, String answer, String key, String duplicate, Map<String, String> faults, Callback callback) {
        this(method, path, answer, key, duplicate, faults, callback, Access.NONE, null);
    }

    /**
     * Names of query parameters, headers or fields; null where the call has no such part.
     *
     * @param asks   the call is a page that asks a person and sends it back with a code
     * @param issues the call changes a code, or an earlier token, for tokens
     * @param token  the call wants a token, under this name
     * @param life   of tokens in seconds; 0 for ever
     */
    public record Access(Asks asks, Issues issues, String token, long life) {

        static final Access NONE = new Access(null, null, null, 0);
    }

    /**
     * @param redirect  where the address to send the person back to stands
     * @param state     what is sent back unchanged
     * @param challenge of the verifier that comes with the code
     * @param back      what is sent back beside it
     */
    public record Asks(String redirect, String state, String challenge, Map<String, String> back) {
    }

    /**
     * @param code     where the code stands
     * @param verifier where its verifier stands
     * @param refresh  where the earlier token stands
     * @param once     an earlier token is good for one use
     */
    public record Issues(String code, String verifier, String refresh, boolean once) {
    }

    /**
     * @param fixture     whose request is sent
     * @param to          template of the address it goes to
     * @param afterMillis delay in milliseconds
     */
    public record Callback(String fixture, String to, long afterMillis) {
    }
}
