package io.kenh.connector;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/**
 * One request from outside, read.
 *
 * @param verdict whether it may come in
 * @param why     for the log when it may not; holds nothing secret. Null when it may
 * @param events  what happened, in order; several where a provider sends batches. Empty unless {@code GENUINE},
 *                and empty for a silent drop (a robot's form) or a handshake
 * @param reply   the answer the provider wants, or null for the door's usual one
 */
public record Incoming(Verdict verdict, String why, List<Event> events, Reply reply) {

    /** May it come in? */
    public enum Verdict {
        /** Proof is right, or none is wanted. */
        GENUINE,
        /** Proof is wrong: 403. */
        WRONG,
        /** Proof is missing: 403. */
        MISSING,
        /** Not readable: 400. */
        MALFORMED
    }

    /**
     * @param externalId the provider's id of this event, or a hash of the payload
     * @param kind       {@code message}, {@code form}, {@code receipt}, {@code call} or {@code other}
     * @param lane       raw address of the conversation partner
     * @param payload    the canonical record
     */
    public record Event(String externalId, String kind, String lane, ObjectNode payload) {
    }

    /** A literal answer, such as a handshake's echo. */
    public record Reply(int status, String contentType, String body) {
    }

    /** A request that may come in. */
    public static Incoming genuine(List<Event> events) {
        return new Incoming(Verdict.GENUINE, null, events, null);
    }

    /** A request that may not. */
    public static Incoming refused(Verdict verdict, String why) {
        return new Incoming(verdict, why, List.of(), null);
    }

    /** Whether it may come in. */
    public boolean isGenuine() {
        return verdict == Verdict.GENUINE;
    }
}
