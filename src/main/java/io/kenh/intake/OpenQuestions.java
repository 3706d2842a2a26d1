package io.kenh.intake;

import io.kenh.connector.Connection;
import io.kenh.connector.Connections;
import io.kenh.connector.Inquiries;
import io.kenh.event.Arrival;
import io.kenh.event.Arrival.Outcome;
import io.kenh.platform.Json;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What is to be asked of providers, because they only named it. Asked later, outside of any transaction; the answer is an event. */
@Component("questions")
public class OpenQuestions {

    private final JdbcClient db;
    private final Connections connections;
    private final Inquiries inquiries;
    private final Clock clock;

    OpenQuestions(JdbcClient db, Connections connections, Inquiries inquiries, Clock clock) {
        this.db = db;
        this.connections = connections;
        this.inquiries = inquiries;
        this.clock = clock;
    }

    /**
     * Notes a question as part of the caller's transaction; one that is noted already is not asked twice.
     *
     * @param question as the connector calls it
     * @param about    the provider's id of what it is about
     * @param extra    added to the payload of what is told
     * @return whether the connector can ask this
     */
    public boolean ask(Connection connection, String question, String about, Map<String, String> extra) {
        if (!inquiries.canAsk(connection, question)) {
            return false;
        }
        db.sql("""
                insert into question (connection_id, question, about, extra, since, due) values (?, ?, ?, ?::jsonb, ?, ?)
                on conflict (connection_id, question, about) do update
                set due = case when question.every is null then coalesce(question.due, excluded.due) else least(question.due, excluded.due) end""")
                .params(connection.id(), question, about, Json.write(extra), OffsetDateTime.now(clock), OffsetDateTime.now(clock)).update();
        return true;
    }

    /**
     * Step of line one: takes the events that only say where there is more.
     *
     * @return the others, in their order
     */
    public List<Arrival> note(List<Arrival> arrivals) {
        List<Arrival> others = new ArrayList<>();
        for (Arrival arrival : arrivals) {
            Map<String, Object> payload = arrival.event().payload();
            if (payload.get("ask") != null && payload.get("about") != null && ask(connections.byId(arrival.event().connectionId()),
                    payload.get("ask").toString(), payload.get("about").toString(), Map.of())) {
                arrival.became(new Outcome("asked", null, null, "the provider is asked for " + payload.get("ask") + " " + payload.get("about")));
            } else {
                others.add(arrival);
            }
        }
        return others;
    }
}
