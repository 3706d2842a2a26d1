package io.kenh.intake.mailbox;

import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** A mailbox on a server, whatever its protocol, over a connection that is kept between looks. For one thread at a time. */
interface Box {

    /** Where a mail lies, as its server numbers it at present; a protocol without numbers has its own name in {@code folder}. */
    record Place(String folder, long uidValidity, long uid) { }

    /** A mail that was not fetched yet; its size in bytes is the server's word, and 0 as long as it was not measured. */
    record Waiting(Place place, long size, Message message) { }

    /**
     * A mail as it lies on the server.
     *
     * @param raw    all of it; of one that was not taken whole, its beginning
     * @param reason why it could not be fetched whole although it is within the limit; null otherwise
     */
    record Fetched(Place place, byte[] raw, long size, boolean whole, String reason, Message message) { }

    /** Connects and logs in where that is not so yet. */
    void open() throws MessagingException;

    /** How many mails lie in it, taken or not. */
    int count() throws MessagingException;

    /** What was not taken yet, oldest first, so many at most; nothing of it is fetched yet. */
    List<Waiting> fresh() throws MessagingException;

    /** The same mails with their sizes. */
    List<Waiting> measured(List<Waiting> mails) throws MessagingException;

    /** The mails byte for byte, in order; of those that are too large the beginning. */
    List<Fetched> fetch(List<Waiting> mails) throws MessagingException, IOException;

    /** As much of a mail as its header, or nothing, where the server cannot give it whole. */
    byte[] header(Waiting mail);

    /** One mail, whatever its size; empty when it is not there any more. */
    Optional<Fetched> fetch(Place place) throws MessagingException, IOException;

    /** Whether places are still numbered like this one. */
    boolean knows(Place place) throws MessagingException;

    /** To be called after the mails are committed: does with them on the server what the connection says, and notes that they are taken. */
    void finish(List<Fetched> mails) throws MessagingException;

    /** After a look that found something: lets the server tidy up, without leaving it. */
    void rest() throws MessagingException;

    /** Whether the server tells of new mail by itself. */
    boolean listens() throws MessagingException;

    /** Waits for new mail; returns when there may be some, and after the given time. */
    void await(Duration most) throws MessagingException;

    /** Ends a wait; from any thread. */
    void wake();

    /** Leaves the server. Never throws. */
    void close();
}
