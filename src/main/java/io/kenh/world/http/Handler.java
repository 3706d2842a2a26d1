package io.kenh.world.http;

import java.util.function.Consumer;

/** Answers requests. Called on the server's own thread, so it must not block. */
@FunctionalInterface
public interface Handler {

    /** @param answer takes the reply, once, now or later, from any thread; not calling it lets the caller wait */
    void handle(Request request, Consumer<Reply> answer);
}
