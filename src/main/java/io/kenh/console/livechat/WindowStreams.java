package io.kenh.console.livechat;

import io.kenh.livechat.Line;
import io.kenh.livechat.LiveChat;
import io.kenh.livechat.Visitor;
import io.kenh.platform.Json;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/**
 * The open windows of this node. One look a second at the rows serves them all, so it does not matter which node wrote a
 * line, and none is lost: each window says which line it has.
 */
@Component
class WindowStreams {

    private static final int MOST = 2_000;
    private static final int MOST_OF_A_VISITOR = 4;
    private static final int SPEAKERS = 4;
    private static final Duration LIFE = Duration.ofMinutes(2);
    private static final Duration BEAT = Duration.ofSeconds(15);

    /** @param shown the newest line it has */
    private record Open(String visitor, SseEmitter emitter, Instant since, AtomicLong shown, AtomicLong beat) { }

    private final Set<Open> open = ConcurrentHashMap.newKeySet();
    /** One window is always spoken to by the same one, so its lines keep their order. */
    private final List<ExecutorService> speakers = Stream.generate(() -> Executors.newSingleThreadExecutor(WindowStreams::daemon)).limit(SPEAKERS).toList();
    private final LiveChat chat;
    private final Clock clock;

    WindowStreams(LiveChat chat, Clock clock) {
        this.chat = chat;
        this.clock = clock;
    }

    /** Empty when this node has as many as it may; the window asks from time to time instead. */
    Optional<SseEmitter> open(Visitor visitor, long after) {
        if (open.size() >= MOST || open.stream().filter(one -> one.visitor().equals(visitor.id())).count() >= MOST_OF_A_VISITOR) {
            return Optional.empty();
        }
        Open made = new Open(visitor.id(), new SseEmitter(0L), clock.instant(), new AtomicLong(after), new AtomicLong(clock.millis()));
        made.emitter().onCompletion(() -> open.remove(made));
        made.emitter().onError(gone -> open.remove(made));
        say(made, SseEmitter.event().comment("here"));
        chat.lines(visitor, after).forEach(line -> say(made, line));
        open.add(made);
        return Optional.of(made.emitter());
    }

    @Scheduled(fixedDelay = 700)
    void look() {
        if (open.isEmpty()) {
            return;
        }
        Map<String, List<Open>> windows = open.stream().collect(Collectors.groupingBy(Open::visitor));
        Map<String, Long> after = new HashMap<>();
        open.forEach(one -> after.merge(one.visitor(), one.shown().get(), Math::min));
        chat.lines(after).forEach(line -> windows.get(line.visitor()).forEach(one -> say(one, line)));
        open.forEach(this::keep);
    }

    private void keep(Open one) {
        if (one.since().plus(LIFE).isBefore(clock.instant())) {
            open.remove(one);
            one.emitter().complete();
        } else if (clock.millis() - one.beat().get() > BEAT.toMillis()) {
            one.beat().set(clock.millis());
            say(one, SseEmitter.event().comment("beat"));
        }
    }

    private void say(Open one, Line line) {
        if (one.shown().getAndUpdate(shown -> Math.max(shown, line.id())) < line.id()) {
            say(one, SseEmitter.event().id(String.valueOf(line.id())).data(Json.write(line)));
        }
    }

    private void say(Open one, SseEmitter.SseEventBuilder what) {
        speakers.get(Math.floorMod(System.identityHashCode(one), SPEAKERS)).execute(() -> {
            try {
                one.emitter().send(what);
            } catch (IOException | IllegalStateException gone) {
                open.remove(one);
                one.emitter().complete();
            }
        });
    }

    /** An open window would hold up a stop of the hub. */
    @EventListener(ContextClosedEvent.class)
    void close() {
        open.forEach(one -> one.emitter().complete());
        open.clear();
        speakers.forEach(ExecutorService::shutdown);
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "chat-windows");
        thread.setDaemon(true);
        return thread;
    }
}
