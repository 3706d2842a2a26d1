package io.kenh.api;

import io.kenh.api.operation.Call;
import io.kenh.api.operation.Operation;
import io.kenh.api.operation.Section;
import io.kenh.api.problem.Problem;
import io.kenh.api.table.Field;
import io.kenh.api.table.Resource;
import io.kenh.api.table.Rows;
import io.kenh.api.table.Shape;
import io.kenh.intake.FormFiles;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** What can only be read: events, runs, calls, staff, groups. */
@Component
class LogSection implements Section {

    private static final Shape FORM_FILE = Shape.of("FormFile", Field.text("name", "Safe for file systems.").like("cv.pdf"),
            Field.text("content", "The bytes, in Base64. They are a stranger's: open them with care.").like("JVBERi0xLjQK"));

    private final Rows rows;
    private final FormFiles files;

    LogSection(Rows rows, FormFiles files) {
        this.rows = rows;
        this.files = files;
    }

    @Override
    public List<Operation> operations() {
        return Stream.concat(Stream.of(LogResources.EVENTS, LogResources.RUNS, CallResources.CALLS, StaffResources.STAFF, StaffResources.GROUPS)
                .flatMap(this::operations), Stream.of(Operation.get("/events/{id}/files/{number}", "getFormFile", "A file that came with a form", FORM_FILE, this::file))).toList();
    }

    private Object file(Call call) {
        String number = call.path().get("number");
        FormFiles.Content file = Optional.of(number).filter(text -> text.matches("[1-9]\\d{0,3}")).flatMap(text -> files.find(call.id(), Integer.parseInt(text)))
                .orElseThrow(() -> Problem.notFound("such file of event " + call.id()));
        return Map.of("name", file.name(), "content", Base64.getEncoder().encodeToString(file.bytes()));
    }

    private Stream<Operation> operations(Resource resource) {
        String title = resource.shape().name();
        return Stream.of(
                Operation.list(resource, "list" + title, "Find " + resource.path() + ", newest first", call -> rows.list(resource, call.parameters())),
                Operation.get("/" + resource.path() + "/{id}", "get" + title, "One " + resource.one(), resource.shape(),
                        call -> rows.get(resource, call.id())));
    }
}
