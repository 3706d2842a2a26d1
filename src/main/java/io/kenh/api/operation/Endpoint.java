package io.kenh.api.operation;

import io.kenh.platform.Json;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/** An operation at its address. */
class Endpoint {

    private static final byte[] NO_BYTES = { };

    private final Operation operation;
    private final Repetition repetition;

    Endpoint(Operation operation, Repetition repetition) {
        this.operation = operation;
        this.repetition = repetition;
    }

    /** Called by Spring MVC. */
    ResponseEntity<byte[]> answer(HttpServletRequest request) {
        Caller caller = Caller.of(request);
        caller.allowed(operation.access());
        byte[] bytes = operation.body() == null ? NO_BYTES : Body.bytes(request);
        Call call = Call.of(operation, caller, request, bytes);
        String key = operation.repeatable() ? request.getHeader(Repetition.HEADER) : null;
        Reply reply = key == null ? handle(call)
                : repetition.once(caller, key, request.getRequestURI(), bytes, () -> handle(call));
        return written(reply);
    }

    private Reply handle(Call call) {
        Object answer = operation.handler().handle(call);
        return answer instanceof Reply reply ? reply : new Reply(operation.status(), answer, Map.of());
    }

    private static ResponseEntity<byte[]> written(Reply reply) {
        ResponseEntity.BodyBuilder response = ResponseEntity.status(reply.status()).cacheControl(CacheControl.noStore());
        reply.headers().forEach(response::header);
        if (reply.body() instanceof Reply.Yaml yaml) {
            return response.contentType(MediaType.APPLICATION_YAML).body(yaml.text().getBytes(StandardCharsets.UTF_8));
        }
        return reply.body() == null ? response.build()
                : response.contentType(MediaType.APPLICATION_JSON).body(Json.write(reply.body()).getBytes(StandardCharsets.UTF_8));
    }
}
