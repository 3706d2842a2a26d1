package io.kenh.event;

import java.time.Instant;
import java.util.Map;

/**
 * Something that arrived and was written down. It never changes.
 *
 * @param id           grows with arrival
 * @param connectionId where it came in
 * @param externalId   unique within the connection
 * @param kind         what it is, see {@link Kind}
 * @param lane         whose order it belongs to before identity is known
 * @param payload      the canonical record; nothing else of the outside gets this far
 * @param blob         sha-256 (hex) of the raw mail, or null
 * @param at           when it was accepted
 */
public record InboundEvent(long id, long connectionId, String externalId, String kind, String lane,
                           Map<String, Object> payload, String blob, Instant at) {

    /** Kinds of event. */
    public static final class Kind {
        /** A person wrote: mail, chat message, comment. */
        public static final String MESSAGE = "message";
        /** Somebody filled in a form. */
        public static final String FORM = "form";
        /** A provider tells the fate of a message that left. */
        public static final String RECEIPT = "receipt";
        /** Somebody looked at a page of a web site. */
        public static final String VISIT = "visit";
        /** A phone call. */
        public static final String CALL = "call";
        /** A provider tells who a person is. */
        public static final String PROFILE = "profile";
        /** A record of another system was made, changed, deleted or read there. */
        public static final String RECORD = "record";
        /** Anything else a provider may tell. */
        public static final String OTHER = "other";

        private Kind() {
        }
    }
}
