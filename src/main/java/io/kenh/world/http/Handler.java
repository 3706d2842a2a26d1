package io.kenh.world.http;

import java.util.Optional;
import java.util.function.Consumer;

/** Answers requests. Called on the server's own thread, so it must not block. */
@FunctionalInterface
public interface Handler {

    /** @param answer takes the reply, once, now or later, from any thread; not calling it lets the caller wait */
    void handle(Request request, Consumer<Reply> answer);

    /**
     * Somebody wants to listen over a web socket.
     *
     * @param told sends him a text, from any thread
     * @return what to do when he is gone; empty when there is nothing to listen to or he may not
     */
    default Optional<Runnable> listen(Request request, Consumer<String> told) {
        return Optional.empty();
    }
}
