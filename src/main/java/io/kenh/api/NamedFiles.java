package io.kenh.api;

import io.kenh.api.operation.Call;
import io.kenh.api.problem.Fault;
import io.kenh.api.problem.Kind;
import io.kenh.api.problem.Problem;
import io.kenh.platform.Blobs;
import io.kenh.ticket.Upload;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The files that an answer names. */
@Component
class NamedFiles {

    private final Blobs blobs;

    NamedFiles(Blobs blobs) {
        this.blobs = blobs;
    }

    /** In the order they are named; none for a call without {@code files}. */
    List<Upload> of(Call call) {
        return call.body().get("files") instanceof List<?> files ? files.stream().map(file -> upload((Map<?, ?>) file)).toList() : List.of();
    }

    private Upload upload(Map<?, ?> file) {
        String sha256 = String.valueOf(file.get("sha256"));
        byte[] bytes = Optional.of(sha256).filter(hex -> hex.matches("[0-9a-f]{64}")).flatMap(blobs::find)
                .orElseThrow(() -> Problem.of(Kind.INVALID_VALUES, List.of(new Fault("files.sha256", sha256, "that of a file sent to /api/v1/files before"))));
        return new Upload(String.valueOf(file.get("name")), String.valueOf(file.get("type")), bytes);
    }
}
