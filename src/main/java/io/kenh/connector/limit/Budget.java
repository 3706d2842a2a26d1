package io.kenh.connector.limit;

import java.time.Instant;
import java.util.Map;

/** What connections have used of their providers' limits, and which of them rest; over all nodes. */
public interface Budget {

    /**
     * Takes a portion of a window.
     *
     * @param unit   such as {@code day}
     * @param start  when the window began; an earlier window of the unit is over then
     * @param limit  calls in the whole window
     * @param wanted calls at most
     * @return calls that may be made; 0 when the window is used up
     */
    long take(long connection, String unit, Instant start, long limit, long wanted);

    /** Lets a connection rest until then, on every node. */
    void rest(long connection, Instant until);

    /** Connections that rest now, and until when. A rest ordered on another node is seen within seconds. */
    Map<Long, Instant> resting();
}
