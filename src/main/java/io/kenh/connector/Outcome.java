package io.kenh.connector;

/** What a provider's answer means for the message. */
public enum Outcome {
    /** Taken over by the provider; not yet delivered. */
    ACCEPTED,
    /** The provider already has this key: as good as accepted. */
    DUPLICATE,
    /** Not taken; the same message may be tried again later. */
    RETRY,
    /** Not taken; the whole connection must slow down. */
    RATE,
    /** Our credentials are refused. */
    AUTH,
    /** Refused until an administrator changes something: balance, brand name, template. */
    CONFIG,
    /** Refused for good because of this message: number, content. */
    DATA,
    /** No answer after the request left: sent or not, nobody knows. */
    UNKNOWN
}
