package io.kenh.intake.web;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kenh.connector.Connection;
import java.util.Arrays;
import java.util.Optional;

/** The services that tell people from robots: the field in which a page sends the visitor's token, and who verifies it. */
enum Captcha {
    TURNSTILE("turnstile", "cf-turnstile-response", "https://challenges.cloudflare.com/turnstile/v0/siteverify"),
    RECAPTCHA("recaptcha", "g-recaptcha-response", "https://www.google.com/recaptcha/api/siteverify"),
    /** Without a riddle: the service gives a score instead. */
    RECAPTCHA_SCORE("recaptcha-score", "g-recaptcha-response", "https://www.google.com/recaptcha/api/siteverify"),
    HCAPTCHA("hcaptcha", "h-captcha-response", "https://api.hcaptcha.com/siteverify");

    private static final int LONGEST_TOKEN = 8_192;

    private final String word;
    private final String field;
    private final String service;

    Captcha(String word, String field, String service) {
        this.word = word;
        this.field = field;
        this.service = service;
    }

    /** The one that the connection asks for; empty for none. */
    static Optional<Captcha> of(Connection connection) {
        String wanted = connection.setting("captcha", "");
        return wanted.isEmpty() ? Optional.empty() : Arrays.stream(values()).filter(kind -> kind.word.equals(wanted)).findFirst();
    }

    /** Takes the visitor's token off the form: it is no part of what was said. Null when there is none. */
    String takeToken(ObjectNode form) {
        JsonNode token = form.remove(field);
        return token == null || !token.isTextual() || token.textValue().isBlank() || token.textValue().length() > LONGEST_TOKEN ? null : token.textValue();
    }

    /** Where the connection wants tokens verified. */
    String service(Connection connection) {
        String own = connection.setting("captchaService", "");
        return own.isBlank() ? service : own;
    }
}
