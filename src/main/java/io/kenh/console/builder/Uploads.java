package io.kenh.console.builder;

import io.kenh.platform.Blobs;
import io.kenh.platform.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.server.ResponseStatusException;

/** Files that come with the form: their bytes are kept at once, the form keeps what names them. */
@Component
class Uploads {

    private static final Pattern TYPE = Pattern.compile("[\\w.+-]{1,80}/[\\w.+-]{1,80}");
    private static final int LONGEST_NAME = 200;
    /** A mail takes no more in all. */
    private static final long MOST_BYTES = 10_000_000;

    private final Blobs blobs;

    Uploads(Blobs blobs) {
        this.blobs = blobs;
    }

    /**
     * The form with the files among the others of that setting.
     *
     * @param action place of the action; one that is not there changes nothing
     */
    Draft add(Draft draft, int action, String setting, List<MultipartFile> files) {
        List<String> kept = files.stream().filter(file -> !file.isEmpty()).map(this::keep).toList();
        return draft.withActions(rows -> {
            if (action >= 0 && action < rows.size()) {
                ActionDraft old = rows.get(action);
                rows.set(action, new ActionDraft(old.action(), old.with().withMore(setting, kept), old.when()));
            }
            return rows;
        });
    }

    /** As an action names it. */
    private String keep(MultipartFile file) {
        if (file.getSize() > MOST_BYTES) {
            throw new ResponseStatusException(HttpStatus.PAYLOAD_TOO_LARGE);
        }
        try {
            Map<String, Object> named = new LinkedHashMap<>();
            named.put("name", name(file.getOriginalFilename()));
            named.put("type", file.getContentType() != null && TYPE.matcher(file.getContentType()).matches() ? file.getContentType() : "application/octet-stream");
            named.put("sha256", HexFormat.of().formatHex(blobs.keep(file.getBytes())));
            return Json.write(named);
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }

    /** The last part of a path, without what no recipient's system could store. */
    private static String name(String sent) {
        String name = sent == null ? "" : sent.replaceFirst("(?s).*[/\\\\]", "").replaceAll("\\p{Cntrl}", "").strip();
        return name.isEmpty() ? "file" : name.length() > LONGEST_NAME ? name.substring(name.length() - LONGEST_NAME) : name;
    }
}
