package io.kenh.console.notice;

import io.kenh.access.StaffMember;
import io.kenh.notice.Notice;
import io.kenh.notice.Notices;
import io.kenh.platform.Json;
import jakarta.servlet.http.HttpSessionEvent;
import jakarta.servlet.http.HttpSessionListener;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/**
 * The open browsers of this node. The rows are the truth: a notice told on this node wakes the look at them at once,
 * and one told on another node is found by the look of every second, so no message between nodes can be lost.
 */
@Component
class Streams implements HttpSessionListener {

    static final int MOST = 2_000;
    static final int MOST_OF_A_SESSION = 3;

    private static final int SPEAKERS = 4;
    private static final Duration LIFE = Duration.ofMinutes(2);
    /** How long a transaction may take between writing a notice and its commit and still be heard of live. */
    private static final Duration LATE = Duration.ofSeconds(30);

    private final Set<Stream> open = ConcurrentHashMap.newKeySet();
    private final ExecutorService speakers = new ThreadPoolExecutor(SPEAKERS, SPEAKERS, 0, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), work -> {
        Thread thread = new Thread(work, "notices");
        thread.setDaemon(true);
        return thread;
    });
    private final Notices notices;
    private final NoticeTexts texts;
    private final Clock clock;
    private volatile boolean stopping;

    Streams(Notices notices, NoticeTexts texts, Clock clock) {
        this.notices = notices;
        this.texts = texts;
        this.clock = clock;
    }

    /**
     * A line to a browser; empty when this node has as many as it may.
     *
     * @param shown the newest notice the browser has shown; what was told between two pages is said on the second
     */
    Optional<SseEmitter> open(StaffMember person, String session, long shown) {
        makeRoom(session);
        if (stopping || open.size() >= MOST) {
            return Optional.empty();
        }
        Stream stream = new Stream(person.id(), session, LocaleContextHolder.getLocale(), clock.instant(), shown);
        stream.emitter().onCompletion(() -> open.remove(stream));
        stream.emitter().onError(gone -> open.remove(stream));
        open.add(stream);
        stream.say(SseEmitter.event().reconnectTime(3_000).comment("here"), speakers);
        say(stream, stream.fresh(notices.since(Set.of(person.id()), stream.since().minus(LATE))));
        return Optional.of(stream.emitter());
    }

    private void makeRoom(String session) {
        List<Stream> own = open.stream().filter(stream -> stream.session().equals(session)).sorted(Comparator.comparing(Stream::since)).toList();
        own.stream().limit(Math.max(0, own.size() - MOST_OF_A_SESSION + 1)).forEach(this::end);
    }

    private void end(Stream stream) {
        open.remove(stream);
        stream.close();
    }

    @EventListener
    void told(Notices.Told told) {
        if (!stopping && open.stream().anyMatch(stream -> told.staffIds().contains(stream.staffId()))) {
            speakers.execute(() -> look(told.staffIds()));
        }
    }

    /** What other nodes told. */
    @Scheduled(fixedDelay = 1_000)
    void look() {
        if (!open.isEmpty()) {
            look(open.stream().map(Stream::staffId).collect(Collectors.toSet()));
        }
    }

    private void look(Set<Long> people) {
        List<Notice> recent = notices.since(people, clock.instant().minus(LATE));
        if (!recent.isEmpty()) {
            open.forEach(stream -> say(stream, stream.fresh(recent)));
        }
    }

    private void say(Stream stream, List<Notice> fresh) {
        if (!fresh.isEmpty()) {
            int unseen = notices.unseen(stream.staffId());
            stream.inItsLanguage(() -> fresh.forEach(notice -> stream.say(SseEmitter.event().name("notice").id(String.valueOf(notice.id()))
                    .data(Json.write(Map.of("id", notice.id(), "kind", notice.kind(), "text", texts.of(notice), "icon", texts.icon(notice),
                            "href", "/notices/" + notice.id(), "unseen", unseen))), speakers)));
        }
    }

    /** Shows proxies and dead browsers that the line is in use; an old one begins anew, so that a lost right to be here counts. */
    @Scheduled(fixedDelay = 15_000)
    void beat() {
        Instant tooOld = clock.instant().minus(LIFE);
        open.stream().filter(stream -> stream.since().isBefore(tooOld)).forEach(this::end);
        open.forEach(stream -> stream.say(SseEmitter.event().comment("beat"), speakers));
    }

    @Override
    public void sessionDestroyed(HttpSessionEvent ended) {
        open.stream().filter(stream -> stream.session().equals(ended.getSession().getId())).forEach(this::end);
    }

    /** An open line would hold up a stop of the hub until its patience ends. */
    @EventListener(ContextClosedEvent.class)
    void stop() {
        stopping = true;
        endAll();
        speakers.shutdown();
    }

    void endAll() {
        open.forEach(this::end);
    }

    int size() {
        return open.size();
    }
}
