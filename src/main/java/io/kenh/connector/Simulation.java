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
 */
public record Simulation(String method, String path, String answer, String key, String duplicate,
        Map<String, String> faults, Callback callback) {

    /**
     * @param fixture     whose request is sent
     * @param to          template of the address it goes to
     * @param afterMillis delay in milliseconds
     */
    public record Callback(String fixture, String to, long afterMillis) {
    }
}
