package io.kenh.api;

import io.kenh.api.operation.Call;
import io.kenh.api.operation.Operation;
import io.kenh.api.operation.Reply;
import io.kenh.api.operation.Section;
import io.kenh.api.problem.Faults;
import io.kenh.api.problem.Problem;
import io.kenh.api.table.Column;
import io.kenh.api.table.Field;
import io.kenh.api.table.FieldType;
import io.kenh.api.table.Filter;
import io.kenh.api.table.Resource;
import io.kenh.api.table.Rows;
import io.kenh.api.table.Shape;
import io.kenh.crm.Addresses;
import io.kenh.delivery.Consents;
import io.kenh.delivery.DoNotAdvertise;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** The numbers that no advertising may go to. */
@Component
class DoNotAdvertiseSection implements Section {

    private static final Field ADDRESS = Field.text("address", "Phone number, in any usual writing.").most(40).like("+84912345678");
    private static final Field SOURCE = Field.text("source", "Where it came from, such as national or own.").most(60).like("national");
    private static final Field REPLACE = Field.of(FieldType.BOOLEAN, "replace", "Whether numbers of this source that are not in the file leave the list.");
    private static final Resource LIST = new Resource("do-not-advertise", "doNotAdvertise", "do_not_advertise t",
            List.of(Fields.ID, Column.of(ADDRESS), Column.of(SOURCE), Column.of(Field.time("at", "When it came onto the list."))),
            List.of(new Filter(ADDRESS, "t.address = :address", value -> Consents.known("sms", (String) value)), Filter.equal(SOURCE, "source")));
    private static final Shape NEW = Shape.of("NewDoNotAdvertise", ADDRESS.must(), SOURCE);
    private static final Shape IMPORTED = Shape.of("DoNotAdvertiseImport", Field.of(FieldType.INTEGER, "added", "Numbers that were not on the list."),
            Field.of(FieldType.INTEGER, "unreadable", "Lines that hold no phone number."), Field.of(FieldType.TEXTS, "examples", "The first of these."));

    private final Rows rows;
    private final DoNotAdvertise list;

    DoNotAdvertiseSection(Rows rows, DoNotAdvertise list) {
        this.rows = rows;
        this.list = list;
    }

    @Override
    public List<Operation> operations() {
        return List.of(
                Operation.list(LIST, "listDoNotAdvertise", "The numbers that no advertising goes to, newest first", call -> rows.list(LIST, call.parameters())),
                Operation.get("/do-not-advertise/{id}", "getDoNotAdvertise", "One of them", LIST.shape(), call -> rows.get(LIST, call.id())),
                Operation.create("/do-not-advertise", "createDoNotAdvertise", "Put a number onto the list; one that is there stays as it is", NEW, LIST.shape(), this::add),
                Operation.delete("/do-not-advertise/{id}", "deleteDoNotAdvertise", "Take a number off the list", this::remove),
                Operation.upload("/do-not-advertise/import", "importDoNotAdvertise", "Put the numbers of a file onto the list: one a line, in its first column",
                        IMPORTED, this::read).taking(List.of(SOURCE, REPLACE)));
    }

    private Object add(Call call) {
        Faults faults = new Faults();
        if (Addresses.phone(call.text("address")).isEmpty()) {
            faults.refused("address", call.text("address"), "a phone number that can exist");
        }
        faults.raise();
        long id = list.add(call.text("address"), source(call.text("source")));
        return new Reply(201, rows.get(LIST, id), Map.of("Location", "/api/v1/do-not-advertise/" + id));
    }

    private static String source(Object given) {
        return given == null || given.toString().isBlank() ? "own" : given.toString().strip();
    }

    private Object remove(Call call) {
        if (!list.remove(call.id())) {
            throw Problem.notFound("number " + call.id() + " of the list");
        }
        return null;
    }

    private Object read(Call call) {
        try (Reader file = new InputStreamReader(call.file(), StandardCharsets.UTF_8)) {
            return list.read(file, source(call.parameters().get("source")), Boolean.TRUE.equals(call.parameters().get("replace")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
