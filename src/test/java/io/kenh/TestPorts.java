package io.kenh;

import java.util.stream.IntStream;
import org.springframework.test.util.TestSocketUtils;

/** Ports that are named before somebody listens on them. */
public final class TestPorts {

    /** From here on systems lend ports to outgoing connections, any of which could take one before it is used. */
    private static final int LENT = 32_768;

    private TestPorts() {
    }

    /** One that nobody listens on, and that no outgoing connection gets. */
    public static int free() {
        return IntStream.generate(TestSocketUtils::findAvailableTcpPort).filter(port -> port < LENT).findFirst().orElseThrow();
    }
}
