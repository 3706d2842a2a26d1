package io.kenh.crm;

import io.kenh.event.Arrival;
import io.kenh.event.Arrival.Address;
import io.kenh.event.Arrival.Outcome;
import io.kenh.event.Cause;
import io.kenh.event.Change;
import io.kenh.event.Changes;
import io.kenh.event.Events;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Pages of web sites that people looked at. Whose browser it is, is known from the form it sent or from an address that the site
 * tells; of everybody else nothing is kept but the event. A visit never makes a lead.
 */
@Component("visits")
public class Visits {

    /** Kind of address: the random id that a web site's script gave a browser. */
    public static final String VISITOR = "visitor";

    private static final String VISITOR_SHAPE = "[A-Za-z0-9_-]{16,64}";

    private final JdbcClient db;
    private final Records records;
    private final Changes changes;
    private final Events events;
    private final Clock clock;

    Visits(JdbcClient db, Records records, Changes changes, Events events, Clock clock) {
        this.db = db;
        this.records = records;
        this.changes = changes;
        this.events = events;
        this.clock = clock;
    }

    private record Person(RecordType type, long id) { }

    /** The id of a browser; empty for what cannot be one. */
    public static Optional<String> visitor(Object text) {
        return Optional.ofNullable(text).map(Object::toString).filter(id -> id.matches(VISITOR_SHAPE));
    }

    /** Step of line one: visits of people we know are told of. */
    public void record(List<Arrival> arrivals) {
        List<Change> told = new ArrayList<>();
        for (Arrival arrival : arrivals) {
            Optional<Person> person = arrival.sender().addresses().stream().flatMap(address -> person(address).stream()).findFirst();
            person.ifPresent(known -> told.add(change(arrival, known)));
            arrival.became(person.map(known -> new Outcome("visit.noted", known.type().key(), known.id(), url(arrival)))
                    .orElseGet(() -> Outcome.ignored("nobody is known by this browser or address")));
        }
        changes.append(told);
    }

    private static String url(Arrival arrival) {
        return String.valueOf(arrival.event().payload().get("url"));
    }

    /** A lead that belongs to a contact is that contact. */
    private Optional<Person> person(Address address) {
        Optional<Person> found = db.sql(address.kind().equals(VISITOR)
                        ? "select object, object_id from web_visitor where :kind is not null and visitor = :value"
                        : "select object, object_id from identity where kind = :kind and value = :value order by object limit 1")
                .param("kind", address.kind()).param("value", address.value())
                .query((rs, i) -> new Person(RecordType.of(rs.getString(1)), rs.getLong(2))).optional();
        return found.map(person -> person.type() == RecordType.LEAD ? contactOf(person).orElse(person) : person)
                .filter(person -> records.find(person.type(), person.id()).isPresent());
    }

    private Optional<Person> contactOf(Person lead) {
        return db.sql("select contact_id from lead where id = ? and contact_id is not null").param(lead.id()).query(Long.class).optional()
                .map(contact -> new Person(RecordType.CONTACT, contact));
    }

    private Change change(Arrival arrival, Person person) {
        Map<String, Object> detail = new LinkedHashMap<>(Map.of("url", url(arrival), "connection", String.valueOf(events.connectionOf(arrival.event().id()))));
        Optional.ofNullable(arrival.event().payload().get("title")).ifPresent(title -> detail.put("title", title));
        return Change.told(person.type().key(), person.id(), Change.VISITED, person.type().key() + ":" + person.id(), detail,
                Cause.event(arrival.event().id()), clock.instant());
    }

    /** The browsers from which forms were sent belong to the forms' leads from now on. */
    void remember(List<Arrival> forms) {
        Map<String, Long> leads = new TreeMap<>();
        forms.forEach(form -> visitor(form.event().payload().get(VISITOR)).ifPresent(id -> leads.put(id, form.leadId())));
        leads.forEach((visitor, lead) -> remember(visitor, RecordType.LEAD, lead));
    }

    /**
     * A browser belongs to somebody from now on, e.g. after they said who they are in a chat; part of the caller's transaction.
     *
     * @param type lead or contact
     */
    public void remember(String visitor, RecordType type, long id) {
        db.sql("""
                insert into web_visitor (visitor, object, object_id, at) values (?, ?, ?, ?)
                on conflict (visitor) do update set object = excluded.object, object_id = excluded.object_id, at = excluded.at""")
                .params(visitor, type.key(), id, OffsetDateTime.now(clock)).update();
    }
}
