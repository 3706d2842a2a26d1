package io.kenh.connector.catalogue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.kenh.connector.Fault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Reads YAML files so that a broken one becomes a fault with its line. */
public final class Yaml {

    private static final ObjectMapper MAPPER = YAMLMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();

    private Yaml() {
    }

    /** The tree of a file, or null after adding why there is none to {@code faults}. */
    public static JsonNode read(Path file, String shown, List<Fault> faults) {
        if (!Files.isRegularFile(file)) {
            faults.add(new Fault(shown, "", "no file", "this file"));
            return null;
        }
        try {
            return MAPPER.readTree(Files.readString(file));
        } catch (JsonProcessingException e) {
            int line = e.getLocation() == null ? 0 : e.getLocation().getLineNr();
            faults.add(new Fault(shown, "line " + line, firstLine(e.getOriginalMessage()), "well-formed YAML"));
        } catch (IOException e) {
            faults.add(new Fault(shown, "", e.toString(), "a readable UTF-8 file"));
        }
        return null;
    }

    private static String firstLine(String message) {
        return message.lines().findFirst().orElse("");
    }
}
