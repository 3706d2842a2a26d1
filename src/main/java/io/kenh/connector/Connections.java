package io.kenh.connector;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongConsumer;

/**
 * The connections of this hub. Reads come from memory; a connection that another node made is found at once, a change that
 * it made to a known one is seen within seconds.
 */
public interface Connections {

    /** The connection of this name, also when it is paused; empty when there is none. */
    Optional<Connection> byName(String name);

    /**
     * The connection of this row id.
     *
     * @throws java.util.NoSuchElementException when there is none
     */
    Connection byId(long id);

    /** All connections, by name. */
    List<Connection> all();

    /** The oldest active connection of the whole company whose connector has the capability, such as {@code sms.send}. */
    Optional<Connection> firstActive(String capability);

    /**
     * The active connection with the capability that belongs to one person alone; empty when they have none.
     *
     * @param email with which the person signs in, in any case; null is nobody
     */
    Optional<Connection> ofPerson(String capability, String email);

    /**
     * Stores a new connection. Values of secret parameters are split off and encrypted, parameters that generate
     * themselves get a random value when left blank, defaults are filled in.
     *
     * @param values parameter name to value, secrets among them; blank counts as absent
     * @throws InvalidConnection with every fault at once
     */
    Connection create(String name, String title, String connector, Map<String, String> values);

    /**
     * Replaces title and settings. A blank or absent secret keeps its present value.
     *
     * @throws InvalidConnection with every fault at once
     */
    Connection update(long id, String title, Map<String, String> values);

    /** Stops everything that leaves by this connection, until {@link #resume}. */
    void pause(long id);

    /** Ends {@link #pause}. */
    void resume(long id);

    /** Notes that the provider refuses us, with a text for a person; {@code null} text notes that it works again. */
    void report(long id, String trouble);

    /** The decrypted secrets, parameter name to value. For the wire only: never log, never show. */
    Map<String, String> secrets(long id);

    /**
     * The path a provider calls back on: {@code /in/{name}}, with the unguessable segment where the connector's
     * webhook is secured by one.
     */
    String callbackPath(long id);

    /** Hears the id of every connection that was created or changed, here or on another node. */
    void onChange(LongConsumer listener);
}
