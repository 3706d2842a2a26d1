package io.kenh.intake.web;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kenh.connector.Connection;
import io.kenh.connector.HttpRequestParts;
import io.kenh.connector.Incoming;
import io.kenh.connector.Webhooks;
import io.kenh.intake.Accepted;
import io.kenh.intake.Raw;
import io.kenh.platform.Json;
import io.kenh.platform.Throttle;
import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import java.util.function.Function;

/** The side of the door where people's forms and visits come in, posted by programs, by scripts of other sites' pages or by a browser. */
final class FormDoor {

    private static final String KEY_HEADER = "idempotency-key";

    private final Webhooks webhooks;
    private final Captchas captchas;
    private final WebSettings settings;
    private final Function<Raw, Accepted> intake;
    private final Clock clock;
    private final Throttle throttle;

    /** @param intake returns after the commit */
    FormDoor(Webhooks webhooks, Captchas captchas, WebSettings settings, Function<Raw, Accepted> intake, Clock clock) {
        this.webhooks = webhooks;
        this.captchas = captchas;
        this.settings = settings;
        this.intake = intake;
        this.clock = clock;
        this.throttle = new Throttle(clock);
    }

    /** @param address where the request comes from */
    void take(Connection connection, HttpRequestParts parts, String address, FormAnswer answer) throws IOException {
        if (!parts.method().equals("POST")) {
            answer.allow("POST, OPTIONS");
            throw new Refused(405, "Not a form post", "found %s; forms are sent by POST".formatted(parts.method()));
        }
        if (!throttle.letsAddress(connection.name(), address, perAddress(connection))) {
            answer.later();
            throw new Refused(429, "Too many", "more than %d came from this address within a minute; please send it again in a minute".formatted(perAddress(connection)));
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
        Raw raw = FormPost.read(connection, form, parts.headers().get(KEY_HEADER), settings.maxFields(), LocalDate.now(clock));
        if (captcha.isPresent() && captchas.check(connection, captcha.get(), token, raw.externalId()) == Captchas.Finding.UNCHECKED) {
            form.put("captcha", "unchecked");
            return intake.apply(new Raw(raw.connectionId(), raw.externalId(), raw.kind(), raw.lane(), Json.write(form), null));
        }
        return intake.apply(raw);
    }
}
