package io.kenh.connector.smpp;

import java.io.IOException;

/** A message centre does not let us in. */
final class BindRefused extends IOException {

    private final int status;

    /** @param status of the specification, such as 0x0e for a wrong password */
    BindRefused(int status) {
        super("the message centre refused the bind");
        this.status = status;
    }

    int status() {
        return status;
    }
}
