package io.kenh.connector.asterisk;

import java.io.Closeable;
import java.io.IOException;
import java.util.Map;

/** One open line to an exchange. Whatever its interface, it tells of calls in the words of the manager interface. */
interface Ear extends Closeable {

    /** After a line has said nothing for so long, it is asked whether it is there. */
    int SILENT_MILLIS = 15_000;

    /**
     * The next thing that is told; waits for it. Empty for what is of no interest.
     *
     * @throws java.net.SocketTimeoutException when nothing was told for {@link #SILENT_MILLIS}
     */
    Map<String, String> read() throws IOException;

    /** Asks for a sign of life, which is told like anything else. */
    void ping() throws IOException;

    @Override
    void close();
}
