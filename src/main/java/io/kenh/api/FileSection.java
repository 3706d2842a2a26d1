package io.kenh.api;

import io.kenh.api.operation.Call;
import io.kenh.api.operation.Operation;
import io.kenh.api.operation.Reply;
import io.kenh.api.operation.Section;
import io.kenh.api.table.Field;
import io.kenh.api.table.FieldType;
import io.kenh.api.table.Shape;
import io.kenh.platform.Blobs;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Files that leave with mails: uploaded once, named by their hash from then on. */
@Component
class FileSection implements Section {

    private static final int MOST_CHARACTERS = 900_000;
    private static final Field NAME = Field.text("name", "What the recipient sees.").must().most(200).like("offer.pdf");
    private static final Field TYPE = Field.text("type", "Media type.").must().most(160).like("application/pdf");

    private static final Shape NEW = Shape.of("NewFile", NAME, TYPE,
            Field.text("content", "The bytes, in Base64.").must().most(MOST_CHARACTERS).like("JVBERi0xLjQK"));
    private static final Field SHA256 = Field.text("sha256", "Names its bytes.").like("9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08");
    private static final Shape FILE = Shape.of("File", NAME, TYPE, Field.of(FieldType.INTEGER, "size", "In bytes.").like(10), SHA256);
    /** A file that was uploaded before. */
    static final Shape ATTACHED = Shape.of("AttachedFile", NAME, TYPE, SHA256.must());

    private final Blobs blobs;

    FileSection(Blobs blobs) {
        this.blobs = blobs;
    }

    @Override
    public List<Operation> operations() {
        return List.of(Operation.create("/files", "createFile", "Upload a file for mails of automations and answers to tickets", NEW, FILE, this::create).forMembers());
    }

    private Object create(Call call) {
        byte[] bytes = FaultTexts.orRaise(() -> decode(call.text("content")));
        Map<String, Object> file = new LinkedHashMap<>();
        file.put("name", call.text("name"));
        file.put("type", call.text("type"));
        file.put("size", bytes.length);
        file.put("sha256", HexFormat.of().formatHex(blobs.keep(bytes)));
        return new Reply(201, file, Map.of());
    }

    private static byte[] decode(String content) {
        try {
            return Base64.getMimeDecoder().decode(content);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("content: found %s, wanted Base64".formatted(e.getMessage()));
        }
    }
}
