package io.kenh.intake.web;

import io.kenh.connector.Connection;
import io.kenh.intake.Accepted;
import io.kenh.platform.Json;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Arrays;
import java.util.Map;
import org.springframework.web.util.HtmlUtils;

/** What the door says: JSON to programs, a short page of thanks to people whose browser posted the form. */
final class FormAnswer {

    private static final String THANKS = """
            <!doctype html><html lang="vi"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
            <title>Cảm ơn · Thank you</title><style>body{font:18px/1.5 system-ui;max-width:32em;margin:20vh auto;padding:0 1em}</style></head>
            <body><h1>Cảm ơn bạn!</h1><p>Chúng tôi đã nhận được thông tin và sẽ liên hệ sớm.</p>
            <p lang="en">Thank you, we have received your message and will be in touch soon.</p></body></html>""";

    private static final String SORRY = """
            <!doctype html><html lang="vi"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
            <title>Chưa gửi được · Not sent</title><style>body{font:18px/1.5 system-ui;max-width:32em;margin:20vh auto;padding:0 1em}p+p{color:#666}</style></head>
            <body><h1>Chưa gửi được</h1><p>Hãy quay lại trang trước, kiểm tra những gì đã điền và các tệp đã chọn, rồi gửi lại.</p>
            <p lang="en">It was not sent. Please go back, check what you entered and the files you chose, and send it again.<br><small>%s</small></p></body></html>""";

    private final Connection connection;
    private final HttpServletRequest request;
    private final HttpServletResponse response;

    /** Tells the browser at once which sites' scripts may read the answer, refusals included. */
    FormAnswer(Connection connection, HttpServletRequest request, HttpServletResponse response) {
        this.connection = connection;
        this.request = request;
        this.response = response;
        String site = readableBy();
        if (site != null) {
            response.setHeader("Access-Control-Allow-Origin", site);
        }
    }

    /** Null for a site that is not on the connection's list. */
    private String readableBy() {
        String sites = connection.setting("allowedOrigins", "");
        String origin = request.getHeader("Origin");
        if (sites.isBlank() || origin == null) {
            return "*";
        }
        response.addHeader("Vary", "Origin");
        return Arrays.stream(sites.split(",")).map(String::strip).anyMatch(origin::equalsIgnoreCase) ? origin : null;
    }

    void allow(String methods) {
        response.setHeader("Allow", methods);
    }

    /** A sender that may try again. */
    void later(int seconds) {
        response.setHeader("Retry-After", String.valueOf(seconds));
    }

    /** Whether a browser posted the form itself and shows the answer as its next page. */
    boolean isForPeople() {
        String accept = request.getHeader("Accept");
        return accept != null && accept.contains("text/html");
    }

    /** Says to a person why nothing was taken. */
    void refused(Refused refused) throws IOException {
        Answers.write(response, refused.status(), "text/html", SORRY.formatted(HtmlUtils.htmlEscape(refused.getMessage())));
    }

    void taken(Accepted accepted) throws IOException {
        String thanks = connection.setting("thanksPage", "");
        if (!isForPeople()) {
            Answers.write(response, 202, "application/json", Json.write(Map.of("event", accepted.eventId(), "duplicate", accepted.duplicate())));
        } else if (thanks.startsWith("https://") || thanks.startsWith("http://")) {
            response.setHeader("Location", thanks);
            response.setStatus(303);
        } else {
            Answers.write(response, 200, "text/html", THANKS);
        }
    }

    /** A robot is thanked like anybody, so that it learns nothing. */
    void dropped() throws IOException {
        taken(new Accepted(0, false));
    }

    /** A browser asks whether a page of that site may post its form here. */
    void preflight() {
        response.setHeader("Access-Control-Allow-Methods", "POST");
        response.setHeader("Access-Control-Allow-Headers", "Content-Type, Idempotency-Key");
        response.setHeader("Access-Control-Max-Age", "86400");
        response.setStatus(204);
    }
}
