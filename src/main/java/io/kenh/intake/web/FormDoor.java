package io.kenh.intake.web;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kenh.connector.Connection;
import io.kenh.connector.HttpRequestParts;
import io.kenh.connector.Incoming;
import io.kenh.connector.Webhooks;
import io.kenh.intake.Accepted;
import io.kenh.intake.FormFileRules;
import io.kenh.intake.FormFiles;
import io.kenh.intake.Raw;
import io.kenh.platform.Json;
import io.kenh.platform.Throttle;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.function.Function;
import java.util.stream.IntStream;

/** The side of the door where people's forms and visits come in, posted by programs, by scripts of other sites' pages or by a browser. */
final class FormDoor {

    private static final String KEY_HEADER = "idempotency-key";

    /** What all forms with files that are read at one moment may take of the memory. */
    private static final int MEGABYTES_AT_ONCE = 30;
    private static final int MEGABYTE = 1_000_000;

    private final Webhooks webhooks;
    private final Captchas captchas;
    private final WebSettings settings;
    private final FormFiles files;
    private final Function<Raw, Accepted> intake;
    private final Clock clock;
    private final Throttle throttle;
    private final Semaphore room = new Semaphore(MEGABYTES_AT_ONCE);

    /** @param intake returns after the commit */
    FormDoor(Webhooks webhooks, Captchas captchas, WebSettings settings, FormFiles files, Function<Raw, Accepted> intake, Clock clock) {
        this.webhooks = webhooks;
        this.captchas = captchas;
        this.settings = settings;
        this.files = files;
        this.intake = intake;
        this.clock = clock;
        this.throttle = new Throttle(clock);
    }

    /** @param rest of the path, below the connection's name */
    void take(Connection connection, HttpServletRequest request, String rest, FormAnswer answer) throws IOException {
        int megabytes = (int) Math.min(Math.max(0, request.getContentLengthLong()) / MEGABYTE, MEGABYTES_AT_ONCE);
        if (!IntStream.rangeClosed(0, megabytes).allMatch(i -> throttle.letsAddress(connection.name(), request.getRemoteAddr(), perAddress(connection)))) {
            answer.later(60);
            throw new Refused(429, "Too many", "more than %d came from this address within a minute, each megabyte counted; please send it again in a minute"
                    .formatted(perAddress(connection)));
        }
        if (!room.tryAcquire(megabytes)) {
            answer.later(5);
            throw new Refused(503, "Busy", "other forms with files are being read; please send it again");
        }
        try {
            take(connection, Requests.parts(request, rest, most(connection, request)), answer);
        } finally {
            room.release(megabytes);
        }
    }

    /** A form with files may be larger than others, if it says how large it is. */
    private long most(Connection connection, HttpServletRequest request) {
        boolean mayHaveFiles = SentFiles.isMultipart(request.getContentType()) && request.getContentLengthLong() >= 0;
        return settings.maxBody().toBytes() + (mayHaveFiles ? FormFileRules.of(connection).room() : 0);
    }

    private void take(Connection connection, HttpRequestParts parts, FormAnswer answer) throws IOException {
        if (!parts.method().equals("POST")) {
            answer.allow("POST, OPTIONS");
            throw new Refused(405, "Not a form post", "found %s; forms are sent by POST".formatted(parts.method()));
        }
        boolean visit = parts.rest().equals(VisitPost.PATH);
        HttpRequestParts read = visit ? VisitPost.readable(parts) : parts;
        FormPost.checkType(read.contentType());
        Incoming incoming = webhooks.read(connection, read);
        WebDoor.refuseUnlessReadable(connection, incoming);
        if (incoming.events().isEmpty()) {
            answer.dropped();
        } else {
            ObjectNode payload = incoming.events().get(0).payload();
            answer.taken(visit ? intake.apply(VisitPost.read(connection, payload, clock.instant())) : store(connection, payload, parts));
        }
    }

    private static int perAddress(Connection connection) {
        String limit = connection.setting("perAddress", "").strip();
        return limit.matches("[1-9]\\d{0,8}") ? Integer.parseInt(limit) : Integer.MAX_VALUE;
    }

    private Accepted store(Connection connection, ObjectNode form, HttpRequestParts parts) {
        Optional<Captcha> captcha = Captcha.of(connection);
        String token = captcha.map(kind -> kind.takeToken(form)).orElse(null);
        SentFiles sent = SentFiles.of(parts, FormFileRules.of(connection));
        sent.nameIn(form);
        Raw raw = FormPost.read(connection, form, sent.digest(), parts.headers().get(KEY_HEADER), settings.maxFields(), LocalDate.now(clock));
        if (captcha.isPresent() && captchas.check(connection, captcha.get(), token, raw.externalId()) == Captchas.Finding.UNCHECKED) {
            form.put("captcha", "unchecked");
            raw = new Raw(raw.connectionId(), raw.externalId(), raw.kind(), raw.lane(), Json.write(form), null);
        }
        if (!sent.files().isEmpty()) {
            files.keep(connection.id(), raw.externalId(), sent.files());
        }
        return intake.apply(raw);
    }
}
