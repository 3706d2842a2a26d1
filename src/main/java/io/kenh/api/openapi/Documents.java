package io.kenh.api.openapi;

import io.kenh.api.operation.Routes;
import io.kenh.platform.Json;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** The API's description, open to everyone: it holds no data. Made when first asked for, so that the start does not wait for it. */
@RestController
class Documents {

    private final Routes routes;
    private volatile byte[] json;

    Documents(Routes routes) {
        this.routes = routes;
    }

    @GetMapping("/api/openapi.json")
    ResponseEntity<byte[]> openApi() {
        if (json == null) {
            json = Json.write(OpenApi.of(routes.operations(), version())).getBytes(StandardCharsets.UTF_8);
        }
        return ResponseEntity.ok().contentType(MediaType.APPLICATION_JSON).body(json);
    }

    @GetMapping("/api/docs")
    ResponseEntity<String> page() {
        return ResponseEntity.ok().contentType(new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8))
                .header("Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'")
                .body(Page.of(routes.operations()));
    }

    private static String version() {
        return Optional.ofNullable(Documents.class.getPackage().getImplementationVersion()).orElse("development");
    }
}
