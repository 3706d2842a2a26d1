package io.kenh.automation.action;

import io.kenh.automation.Definition;
import io.kenh.delivery.Attached;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The files a mail takes along; their bytes have been uploaded before. */
@Component
class Files {

    private static final String NAME = "attachments";
    private static final int MOST = 10;
    private static final long MOST_BYTES = 10_000_000;

    private final JdbcClient db;

    Files(JdbcClient db) {
        this.db = db;
    }

    static List<Attached> of(Definition.Action action) {
        List<Attached> files = new ArrayList<>();
        if (action.with().get(NAME) instanceof List<?> list) {
            for (Object item : list) {
                Map<?, ?> file = (Map<?, ?>) item;
                Object type = file.get("type");
                files.add(new Attached(String.valueOf(file.get("name")), type == null ? "application/octet-stream" : type.toString(),
                        String.valueOf(file.get("sha256"))));
            }
        }
        return files;
    }

    static List<String> faults(Definition.Action action) {
        List<String> faults = new ArrayList<>();
        if (!(action.with().get(NAME) instanceof List<?> list) || !list.stream().allMatch(Map.class::isInstance)) {
            return faults;
        }
        List<Attached> files = of(action);
        if (files.size() > MOST) {
            faults.add("attachments: found %d files, wanted at most %d".formatted(files.size(), MOST));
        }
        for (Attached file : files) {
            if (!file.sha256().matches("[0-9a-f]{64}") || !file.type().matches("[\\w.+-]{1,80}/[\\w.+-]{1,80}") || !file.name().matches("[^\\p{Cntrl}/\\\\]{1,200}")) {
                faults.add("attachments: found %s, wanted {name, type, sha256} as the upload of the file answered".formatted(file));
            }
        }
        return faults;
    }

    List<String> missing(Definition.Action action) {
        List<String> missing = new ArrayList<>();
        long bytes = 0;
        for (Attached file : of(action)) {
            List<Long> size = db.sql("select size from blob where sha256 = ?").param(HexFormat.of().parseHex(file.sha256())).query(Long.class).list();
            bytes += size.stream().mapToLong(Long::longValue).sum();
            if (size.isEmpty()) {
                missing.add("attachments: found '%s', whose bytes are not here, wanted a file that was uploaded; send it to /api/v1/files".formatted(file.name()));
            }
        }
        if (bytes > MOST_BYTES) {
            missing.add("attachments: found %d bytes, wanted at most %d together".formatted(bytes, MOST_BYTES));
        }
        return missing;
    }
}
