package io.kenh.platform;

/** Two workers met on the same row; the same work succeeds when tried again at once. */
public class Contended extends RuntimeException {

    public Contended(String what) {
        super(what);
    }
}
