package io.kenh.world.journal;

import java.time.Instant;

/**
 * One request or mail that reached the world outside the hub.
 *
 * @param id        rises by one with each, in the order of arrival
 * @param at        when it arrived
 * @param connector the provider; {@code smtp} for mail
 * @param method    HTTP method, or {@code SMTP}
 * @param path      path under the provider, or the mail's envelope sender
 * @param to        number, user id or mail addresses; null where none was found
 * @param subject   of a mail, else null
 * @param text      what the person reads; null where none was found
 * @param body      the request as received, shortened; null for mail
 * @param answer    {@code ok}, {@code duplicate}, {@code rate}, {@code auth}, {@code error}, {@code blocked},
 *                  {@code timeout} or {@code not-found}
 * @param duplicate its key had been taken before
 * @param taken     the provider will deliver it
 */
public record Received(long id, Instant at, String connector, String method, String path, String to, String subject,
        String text, String body, String answer, boolean duplicate, boolean taken) {

    Received numbered(long number, Instant now) {
        return new Received(number, now, connector, method, path, to, subject, text, body, answer, duplicate, taken);
    }

    int size() {
        return length(text) + length(body) + length(subject) + length(to) + length(path);
    }

    private static int length(String text) {
        return text == null ? 0 : text.length();
    }
}
