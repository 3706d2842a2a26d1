package io.kenh.world.crm;

import io.kenh.world.http.Reply;
import io.kenh.world.http.Request;
import java.time.Clock;
import java.util.Optional;

/** A CRM with a path for each row, {@code /api/v1/{table}/{id}}, and a method for each thing that is done with it. */
abstract class TableCrm extends Crm {

    private static final int TABLE = 3;

    private final String change;

    /** @param change pattern of the methods that change a row */
    TableCrm(Clock clock, String change) {
        super(clock);
        this.change = change;
    }

    /** Why a call is not let in; empty where it is. */
    abstract Optional<Reply> refusal(Request request);

    /** There is no such path, or no such row. */
    abstract Reply nothing(boolean path);

    abstract Reply create(Table table, Request request);

    abstract Reply list(Table table, Request request);

    abstract Reply shown(Row row);

    abstract Reply deleted(Row row);

    @Override
    final Reply answer(Request request) {
        String[] path = request.path().split("/");
        Optional<Reply> refusal = refusal(request);
        return refusal.isPresent() ? refusal.get() : path.length <= TABLE ? nothing(true)
                : answer(table(path[TABLE]), path.length > TABLE + 1 ? path[TABLE + 1] : null, request);
    }

    private Reply answer(Table table, String id, Request request) {
        if (request.method().matches(change)) {
            return table.update(id, body(request), true).map(this::shown).orElseGet(() -> nothing(false));
        }
        return switch (request.method()) {
            case "POST" -> create(table, request);
            case "DELETE" -> table.delete(id, true).map(this::deleted).orElseGet(() -> nothing(false));
            default -> id == null ? list(table, request) : table.byId(id).map(this::shown).orElseGet(() -> nothing(false));
        };
    }
}
