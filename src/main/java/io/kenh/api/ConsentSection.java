package io.kenh.api;

import io.kenh.api.operation.Call;
import io.kenh.api.operation.Operation;
import io.kenh.api.operation.Section;
import io.kenh.api.problem.Faults;
import io.kenh.api.table.Column;
import io.kenh.api.table.Field;
import io.kenh.api.table.FieldType;
import io.kenh.api.table.Filter;
import io.kenh.api.table.Resource;
import io.kenh.api.table.Rows;
import io.kenh.api.table.Shape;
import io.kenh.delivery.Consent;
import io.kenh.delivery.Consents;
import io.kenh.delivery.Purpose;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.springframework.stereotype.Component;

/** What people said about being written to: the ledger, and adding to it. Nothing in it can be changed. */
@Component
class ConsentSection implements Section {

    private static final Field CHANNEL = Field.text("channel", "How messages reach the address: sms, mail …").most(40).like("sms");
    private static final Field ADDRESS = Field.text("address", "Phone number or mail address, in any usual writing.").most(254).like("+84912345678");
    private static final Field PURPOSE = Field.text("purpose", "advertising: consent is needed. transactional: only an entry that is not given counts, it stops every message.")
            .oneOf("advertising", "transactional");
    private static final Field GIVEN = Field.of(FieldType.BOOLEAN, "given", "False takes it back.").like(true);
    private static final Field EVIDENCE = Field.text("evidence", "What shows it.").like("Signed form of 12 May");
    private static final Field AT = Field.time("at", "When the person said so; of several entries the newest counts.");

    private static final Resource CONSENTS = new Resource("consents", "consent",
            List.of(Fields.ID, Column.of(CHANNEL), Column.of(ADDRESS), Column.of(PURPOSE), Column.of(GIVEN),
                    Column.of(Field.text("actor", "Who wrote it down: staff:3, api:shop, person, event:118.").like("staff:3")),
                    Column.of(Field.text("way", "console, api, link or word.").like("link")), Column.of(EVIDENCE), Column.of(AT),
                    Column.of(Field.time("recorded", "When it was written down."))),
            List.of(new Filter(ADDRESS, "t.address = :address", value -> known((String) value)), Filter.equal(CHANNEL, "channel"), Filter.equal(PURPOSE, "purpose")));
    private static final Shape NEW = Shape.of("NewConsent", CHANNEL.must(), ADDRESS.must(), PURPOSE.must(), GIVEN.must(), EVIDENCE.must(), AT);

    private final Rows rows;
    private final Consents consents;
    private final Clock clock;

    ConsentSection(Rows rows, Consents consents, Clock clock) {
        this.rows = rows;
        this.consents = consents;
        this.clock = clock;
    }

    private static String known(String address) {
        return Consents.known(address.contains("@") ? "mail" : "sms", address);
    }

    @Override
    public List<Operation> operations() {
        return List.of(Operation.list(CONSENTS, "listConsent", "What people said about being written to, newest entry first", call -> rows.list(CONSENTS, call.parameters())),
                Operation.get("/consents/{id}", "getConsent", "One entry", CONSENTS.shape(), call -> rows.get(CONSENTS, call.id())),
                Operation.create("/consents", "createConsent", "Note that somebody agrees, or takes it back", NEW, CONSENTS.shape(), this::append));
    }

    private Object append(Call call) {
        Faults faults = new Faults();
        Instant at = (Instant) call.body().get("at");
        if (Consents.address(call.text("channel"), call.text("address")).isEmpty()) {
            faults.refused("address", call.text("address"), "an address that %s can reach".formatted(call.text("channel")));
        }
        if (at != null && at.isAfter(clock.instant())) {
            faults.refused("at", at.toString(), "a moment that has passed");
        }
        faults.raise();
        return rows.get(CONSENTS, consents.append(new Consent.Entry(call.text("channel"), call.text("address"), Purpose.of(call.text("purpose")),
                Boolean.TRUE.equals(call.body().get("given")), call.caller().cause().text(), "api", call.text("evidence"), at)));
    }
}
