package io.kenh.api;

import io.kenh.api.operation.Call;
import io.kenh.api.operation.Operation;
import io.kenh.api.operation.Reply;
import io.kenh.api.operation.Section;
import io.kenh.api.problem.Kind;
import io.kenh.api.problem.Problem;
import io.kenh.api.table.Field;
import io.kenh.api.table.FieldType;
import io.kenh.api.table.Filter;
import io.kenh.api.table.Column;
import io.kenh.api.table.Page;
import io.kenh.api.table.Resource;
import io.kenh.api.table.Rows;
import io.kenh.api.table.Shape;
import io.kenh.imports.Import;
import io.kenh.imports.Imports;
import io.kenh.imports.Look;
import io.kenh.imports.Plan;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongPredicate;
import org.springframework.stereotype.Component;

/** Records from CSV and XLSX files: upload, look, start, watch. */
@Component
class ImportSection implements Section {

    private static final int MOST_FAULTS = 10_000;
    private static final Field OBJECT = Field.text("object", "Kind of record it fills.").must().oneOf("lead", "contact", "account", "opportunity", "task");
    private static final Field DUPLICATES = Field.text("duplicates",
            "What to do with a row whose record is known: update (the default), skip, or create another.").oneOf("update", "skip", "create");
    private static final Resource IMPORTS = new Resource("imports", "import",
            List.of(Fields.ID, Column.of(Field.text("name", "Of the file.").like("khach-hang.csv")), Column.of(OBJECT),
                    Column.of(Field.text("state", "uploaded, running, paused, done, cancelled or failed.").like("running")),
                    number("total", "Rows below the headings.", "total"), number("position", "Rows that are done with.", "position"),
                    number("created", "Records made.", "created_rows"), number("updated", "Records changed.", "updated_rows"),
                    number("skipped", "Rows whose record was known and left alone.", "skipped_rows"), number("refused", "Rows with faults.", "refused_rows"),
                    Column.of(Field.text("reason", "Why it failed.")), Column.of(Field.text("author", "Who uploaded it.").like("staff:3")),
                    Column.of(Field.time("uploadedAt", "When it was uploaded."), "t.created"), Column.of(Field.time("changedAt", "When it last moved."), "t.updated")),
            List.of(Filter.equal(Field.text("state", "Is in this state."), "state")));
    private static final Shape LOOK = Shape.of("ImportLook",
            Field.of(FieldType.TEXTS, "headings", "Of the columns."), Field.of(FieldType.TEXTS, "fields", "The field each column seems to mean; empty for none."),
            Field.of(FieldType.TEXTS, "choices", "Every field a column may fill."), Field.of(FieldType.ITEMS, "rows", "The first rows: {number, cells}."),
            Field.text("encoding", "As detected; null for XLSX.").like("UTF-8"), Field.text("delimiter", "As detected; null for XLSX.").like(","));
    private static final Shape START = Shape.of("ImportStart",
            Field.of(FieldType.OBJECT, "columns", "Heading → field, or null for a column to leave out; headings not named keep the guess.")
                    .like(Map.of("Họ tên", "name", "Ghi chú", "info")),
            DUPLICATES, Field.text("encoding", "To read it otherwise than detected.").oneOf("UTF-8", "UTF-16LE", "UTF-16BE", "windows-1258", "windows-1252"),
            Field.text("delimiter", "To read it otherwise than detected: one character.").most(1).like(";"));
    private static final Shape FAULT = Shape.of("ImportFault", Field.of(FieldType.INTEGER, "row", "Its number in the file."),
            Field.text("column", "The heading; empty for the row as a whole."), Field.text("found", "What stands there."), Field.text("wanted", "What is accepted."));

    private final Rows rows;
    private final Imports imports;

    ImportSection(Rows rows, Imports imports) {
        this.rows = rows;
        this.imports = imports;
    }

    @Override
    public List<Operation> operations() {
        Shape answer = IMPORTS.shape();
        return List.of(
                Operation.list(IMPORTS, "listImport", "Find imports, newest first", call -> rows.list(IMPORTS, call.parameters())),
                Operation.get("/imports/{id}", "getImport", "One import and how far it is", answer, call -> rows.get(IMPORTS, call.id())),
                Operation.upload("/imports", "uploadImport", "Upload a CSV or XLSX file of at most 32 MB; nothing is taken in yet", answer, this::upload)
                        .taking(List.of(OBJECT, Field.text("name", "Of the file.").most(200).like("khach-hang.csv"))),
                Operation.get("/imports/{id}/look", "lookImport", "Its first rows and the fields they seem to mean", LOOK, this::look),
                Operation.verb("/imports/{id}/start", "startImport", "Take its rows in", START, answer, this::start),
                verb("pause", "Let it rest after the batch under way", imports::pause), verb("resume", "Go on with the next row", imports::resume),
                verb("cancel", "End it; what was taken in stays", imports::cancel),
                Operation.get("/imports/{id}/errors", "listImportErrors", "Why rows were refused, in the order of the file; at most 10,000",
                        FAULT, call -> new Page<>(imports.faults(find(call).id(), MOST_FAULTS), null)).asList());
    }

    private Operation verb(String name, String summary, LongPredicate verb) {
        return Operation.verb("/imports/{id}/" + name, name + "Import", summary, null, IMPORTS.shape(), call -> {
            Import of = find(call);
            if (!verb.test(of.id())) {
                throw Problem.of(Kind.CONFLICT, "Found an import that is %s, which cannot be done with it.".formatted(of.state()));
            }
            return rows.get(IMPORTS, of.id());
        });
    }

    private Object upload(Call call) {
        String object = (String) call.parameters().get("object");
        Import made = FaultTexts.orRaise(() -> imports.upload((String) call.parameters().get("name"), object, call.file(), call.caller().cause().text()));
        return new Reply(201, rows.get(IMPORTS, made.id()), Map.of("Location", "/api/v1/imports/" + made.id()));
    }

    private Object look(Call call) {
        Look look = imports.look(find(call));
        Plan plan = look.of().plan();
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("headings", plan.headings());
        answer.put("fields", plan.fields());
        answer.put("choices", look.choices());
        answer.put("rows", look.rows());
        answer.put("encoding", plan.reading().encoding());
        answer.put("delimiter", plan.reading().delimiter());
        return answer;
    }

    private Object start(Call call) {
        long id = find(call).id();
        FaultTexts.orRaise(() -> {
            Plan plan = imports.reread(id, call.text("encoding"), call.text("delimiter")).plan();
            return imports.start(id, fields(plan, (Map<?, ?>) call.body().get("columns")), call.text("duplicates") == null ? Plan.UPDATE : call.text("duplicates"));
        });
        return rows.get(IMPORTS, id);
    }

    private static List<String> fields(Plan plan, Map<?, ?> columns) {
        Map<?, ?> chosen = columns == null ? Map.of() : columns;
        chosen.keySet().stream().filter(heading -> !plan.headings().contains(heading)).findFirst().ifPresent(heading -> {
            throw new IllegalArgumentException("columns: found '%s', wanted headings of the file: %s".formatted(heading, plan.headings()));
        });
        return java.util.stream.IntStream.range(0, plan.headings().size()).mapToObj(i -> {
            String heading = plan.headings().get(i);
            Object field = chosen.containsKey(heading) ? chosen.get(heading) : plan.fields().get(i);
            return field == null ? "" : field.toString();
        }).toList();
    }

    private Import find(Call call) {
        return imports.find(call.id()).orElseThrow(() -> Problem.notFound("import " + call.id()));
    }

    private static Column number(String name, String about, String column) {
        return Column.of(Field.of(FieldType.INTEGER, name, about).like(1), "t." + column);
    }
}
