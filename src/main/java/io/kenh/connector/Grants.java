package io.kenh.connector;

import java.net.URI;
import java.util.List;
import java.util.Map;

/**
 * The way by which a person lets the hub work with an account at a provider: off to the provider's page, back with a code,
 * the code changed for tokens, the tokens kept. Declared in the {@code grant} section of a connector.
 */
public interface Grants {

    /** Whether connections of this connector need it. */
    boolean wanted(Connector connector);

    /** The one address that providers send people back to; to be entered in the provider's account page. */
    String redirectUri();

    /**
     * Begins. What is begun is good for ten minutes, once, in the same session.
     *
     * @param session id of the signed-in person's session
     * @throws IllegalStateException when the provider's page is not an address that people may be sent to
     */
    Invitation begin(Connection connection, String session);

    /**
     * The person is back. Changes the code for a token and keeps it with what else was told, all in one transaction.
     *
     * @param state    as it came back
     * @param callback every parameter that came back
     */
    Result accept(String state, Map<String, String> callback, String session);

    /** What the person can choose from; empty when the list is void or another session's. */
    List<Choice> choices(String list, String session);

    /** The person has chosen. */
    Result choose(String list, String choice, String session);

    /**
     * @param page   of the provider, where the person is to go
     * @param scopes what is asked for, in the provider's words; may be empty
     */
    record Invitation(URI page, List<String> scopes) {
    }

    /** An account that the hub may work with, such as a page. */
    record Choice(String id, String title) {
    }

    /** How a step ended. */
    enum Ending {
        /** The token is kept. */
        CONNECTED,
        /** The token is kept, and what was to be set up at the provider was not: {@code text} says why. */
        HALF,
        /** There is a list to choose from. */
        CHOOSE,
        /** Nothing is kept: {@code text} says why. */
        REFUSED
    }

    /**
     * @param connection id; 0 where it is not known
     * @param text       for a person; holds no secret; null where there is nothing to say
     * @param list       opens the choices; null without any
     */
    record Result(Ending ending, long connection, String text, String list) {
    }
}
