package io.kenh.api;

import io.kenh.api.operation.Operation;
import io.kenh.api.operation.Section;
import io.kenh.api.table.Field;
import io.kenh.api.table.FieldType;
import io.kenh.api.table.Shape;
import io.kenh.event.Accounting;
import io.kenh.event.Accounting.Account;
import java.util.List;
import java.util.function.ToLongFunction;
import org.springframework.stereotype.Component;

/** Promise five as numbers: received = duplicates + done + waiting + parked. */
@Component
class AccountingSection implements Section {

    private static final Shape ROW = Shape.of("AccountingRow", Field.text("connection", "Name of the connection.").like("web-form"),
            Field.text("title", "What people see.").like("Website"), count("received", "Arrived, duplicates among them.", 120),
            count("duplicates", "Had arrived before.", 2), count("done", "Reached their end.", 115), count("waiting", "Are still to be worked on.", 2),
            count("parked", "Were given up, until somebody sends them back.", 1),
            count("difference", "received - duplicates - done - waiting - parked; anything but 0 is an alarm.", 0));

    private static final Shape ACCOUNTS = Shape.of("Accounting", Field.of(FieldType.ITEMS, "items", "One row a connection, by name.").holding(ROW),
            Field.text("next", "Always null: all rows are here."), Field.of(FieldType.OBJECT, "totals", "The sums of all rows; without connection and title.").holding(ROW));

    private record Sums(long received, long duplicates, long done, long waiting, long parked, long difference) { }

    private record Answer(List<Account> items, String next, Sums totals) { }

    private final Accounting accounting;

    AccountingSection(Accounting accounting) {
        this.accounting = accounting;
    }

    @Override
    public List<Operation> operations() {
        return List.of(Operation.get("/accounting", "getAccounting", "What arrived and where all of it is, at one moment", ACCOUNTS, call -> answer()));
    }

    private Answer answer() {
        List<Account> rows = accounting.now();
        return new Answer(rows, null, new Sums(sum(rows, Account::received), sum(rows, Account::duplicates), sum(rows, Account::done),
                sum(rows, Account::waiting), sum(rows, Account::parked), sum(rows, Account::difference)));
    }

    private static long sum(List<Account> rows, ToLongFunction<Account> of) {
        return rows.stream().mapToLong(of).sum();
    }

    private static Field count(String name, String about, int example) {
        return Field.of(FieldType.INTEGER, name, about).like(example);
    }
}
