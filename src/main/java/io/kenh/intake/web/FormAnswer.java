package io.kenh.intake.web;

import io.kenh.intake.Accepted;
import io.kenh.platform.Json;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** What the door says: JSON to programs, a short page of thanks to people whose browser posted the form. */
final class FormAnswer {

    private static final String THANKS = """
            <!doctype html><html lang="vi"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
            <title>Cảm ơn · Thank you</title><style>body{font:18px/1.5 system-ui;max-width:32em;margin:20vh auto;padding:0 1em}</style></head>
            <body><h1>Cảm ơn bạn!</h1><p>Chúng tôi đã nhận được thông tin và sẽ liên hệ sớm.</p>
            <p lang="en">Thank you, we have received your message and will be in touch soon.</p></body></html>""";

    private FormAnswer() {
    }

    static void taken(HttpServletRequest request, HttpServletResponse response, Accepted accepted) throws IOException {
        response.setHeader("Access-Control-Allow-Origin", "*");
        String accept = request.getHeader("Accept");
        if (accept != null && accept.contains("text/html")) {
            write(response, 200, "text/html", THANKS);
        } else {
            write(response, 202, "application/json",
                    Json.write(Map.of("event", accepted.eventId(), "duplicate", accepted.duplicate())));
        }
    }

    /** A robot is thanked like anybody, so that it learns nothing. */
    static void dropped(HttpServletRequest request, HttpServletResponse response) throws IOException {
        taken(request, response, new Accepted(0, false));
    }

    /** A browser asks whether another site's page may post its form here: yes, a form is meant to be public. */
    static void preflight(HttpServletResponse response) {
        response.setHeader("Access-Control-Allow-Origin", "*");
        response.setHeader("Access-Control-Allow-Methods", "POST");
        response.setHeader("Access-Control-Allow-Headers", "Content-Type");
        response.setHeader("Access-Control-Max-Age", "86400");
        response.setStatus(204);
    }

    static void write(HttpServletResponse response, int status, String type, String body) throws IOException {
        byte[] bytes = body == null ? new byte[0] : body.getBytes(StandardCharsets.UTF_8);
        response.setStatus(status);
        response.setContentType(type + ";charset=utf-8");
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setContentLength(bytes.length);
        response.getOutputStream().write(bytes);
    }
}
