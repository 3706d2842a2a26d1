package io.kenh.api.problem;

import io.kenh.platform.Json;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;

/** Writes a problem as the whole answer. */
final class ProblemWriter {

    private static final List<Locale> SPOKEN = List.of(Locale.ENGLISH, Locale.forLanguageTag("vi"));

    private ProblemWriter() {
    }

    /** Does nothing when part of another answer is already on its way. */
    static void write(Problem problem, String instance, HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (response.isCommitted()) {
            return;
        }
        Locale language = language(request.getHeader("Accept-Language"));
        byte[] body = Json.write(problem.body(instance, language)).getBytes(StandardCharsets.UTF_8);
        response.resetBuffer();
        response.setStatus(problem.kind().status());
        problem.headers().forEach(response::setHeader);
        response.setHeader("Cache-Control", "no-store");
        response.setHeader("Content-Language", language.getLanguage());
        response.addHeader("Vary", "Accept-Language");
        response.setContentType("application/problem+json");
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }

    /** Programs that ask for nothing, or for a language that is not spoken here, get English. */
    static Locale language(String asked) {
        try {
            Locale best = asked == null ? null : Locale.lookup(Locale.LanguageRange.parse(asked), SPOKEN);
            return best == null ? Locale.ENGLISH : best;
        } catch (IllegalArgumentException notALanguageList) {
            return Locale.ENGLISH;
        }
    }
}
