package io.kenh.connector.store;

/** A look at the database that threads share which ask at the same time: crowds may ask for what does not exist. */
final class SharedLook {

    private final Runnable look;
    private long begun = System.nanoTime();

    SharedLook(Runnable look) {
        this.look = look;
    }

    /** Returns after a look that began after this call. */
    void now() {
        long asked = System.nanoTime();
        synchronized (this) {
            if (begun - asked < 0) {
                long now = System.nanoTime();
                look.run();
                begun = now;
            }
        }
    }
}
