package io.kenh.console.notice;

import io.kenh.notice.Notice;
import java.io.IOException;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter.SseEventBuilder;

/**
 * The open line to one browser. What is to be said waits in a small queue, and one thread at a time says it; a
 * browser that does not listen is let go, for nothing is lost: the rows wait for it.
 */
final class Stream {

    private static final int MOST_WAITING = 100;

    private final long staffId;
    private final String session;
    private final Locale locale;
    private final Instant since;
    private final long shown;
    private final SseEmitter emitter = new SseEmitter(0L);
    private final BlockingQueue<SseEventBuilder> waiting = new ArrayBlockingQueue<>(MOST_WAITING);
    private final Set<Long> told = new HashSet<>();
    private final AtomicBoolean speaking = new AtomicBoolean();

    /** @param shown the newest notice the browser showed before this line was opened; 0 for none */
    Stream(long staffId, String session, Locale locale, Instant since, long shown) {
        this.staffId = staffId;
        this.session = session;
        this.locale = locale;
        this.since = since;
        this.shown = shown;
    }

    /** Those of its person that neither it nor the line before it has said yet; it takes them as said. */
    synchronized List<Notice> fresh(List<Notice> recent) {
        return recent.stream().filter(n -> n.staffId() == staffId && isNew(n) && told.add(n.id())).toList();
    }

    private boolean isNew(Notice notice) {
        return !notice.at().isBefore(since) || shown > 0 && notice.id() > shown;
    }

    /** Says something soon; never waits. */
    void say(SseEventBuilder what, Executor speakers) {
        if (waiting.offer(what)) {
            speak(speakers);
        } else {
            close();
        }
    }

    private void speak(Executor speakers) {
        if (!speaking.compareAndSet(false, true)) {
            return;
        }
        try {
            speakers.execute(() -> {
                sayAll();
                speaking.set(false);
                if (!waiting.isEmpty()) {
                    speak(speakers);
                }
            });
        } catch (RejectedExecutionException stopping) {
            speaking.set(false);
        }
    }

    private void sayAll() {
        try {
            for (SseEventBuilder next = waiting.poll(); next != null; next = waiting.poll()) {
                emitter.send(next);
            }
        } catch (IOException | IllegalStateException gone) {
            waiting.clear();
            close();
        }
    }

    /** The browser opens a new one if it is still there. */
    void close() {
        emitter.complete();
    }

    /** Does something in this person's language. */
    void inItsLanguage(Runnable work) {
        LocaleContextHolder.setLocale(locale);
        try {
            work.run();
        } finally {
            LocaleContextHolder.resetLocaleContext();
        }
    }

    SseEmitter emitter() {
        return emitter;
    }

    long staffId() {
        return staffId;
    }

    String session() {
        return session;
    }

    Instant since() {
        return since;
    }
}
