package io.kenh.api.problem;

import io.kenh.platform.Json;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** Writes a problem as the whole answer. */
final class ProblemWriter {

    private ProblemWriter() {
    }

    /** Does nothing when part of another answer is already on its way. */
    static void write(Problem problem, String instance, HttpServletResponse response) throws IOException {
        if (response.isCommitted()) {
            return;
        }
        byte[] body = Json.write(problem.body(instance)).getBytes(StandardCharsets.UTF_8);
        response.resetBuffer();
        response.setStatus(problem.kind().status());
        problem.headers().forEach(response::setHeader);
        response.setHeader("Cache-Control", "no-store");
        response.setContentType("application/problem+json");
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }
}
