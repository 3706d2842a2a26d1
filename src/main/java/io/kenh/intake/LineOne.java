package io.kenh.intake;

import io.kenh.event.Arrival;
import io.kenh.event.Events;
import io.kenh.event.InboundEvent;
import io.kenh.event.Tally;
import io.kenh.platform.Grouped;
import io.kenh.platform.Line;
import io.kenh.platform.LineWorker;
import io.kenh.platform.Poison;
import io.kenh.platform.Portions;
import io.kenh.platform.Queued;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.camel.CamelExecutionException;
import org.apache.camel.ProducerTemplate;
import org.springframework.stereotype.Component;

/** Line one: events that wait become records and tickets, in the order of {@code routes/line-one.camel.yaml}. */
@Component("lineOne")
public class LineOne {

    /** Mails are held in memory while they are read. */
    private static final long LARGEST_PORTION = 16 << 20;

    private final LineWorker worker;
    private final Events events;
    private final Tally tally;
    private final ProducerTemplate routes;

    LineOne(Events events, Tally tally, ProducerTemplate routes, LineWorker.Toolbox tools) {
        this.events = events;
        this.tally = tally;
        this.routes = routes;
        this.worker = new LineWorker(Line.EVENT, this::work, events::connectionOf, tools);
    }

    /** A doorbell rang: works off what waits in the slot. */
    public void answer(int slot) {
        worker.answer(slot);
    }

    private void work(List<Queued> wave) {
        List<InboundEvent> loaded = events.load(wave.stream().map(Queued::id).toList());
        Portions.of(loaded, LineOne::size, LARGEST_PORTION).forEach(this::pass);
    }

    /** In bytes, as the door has noted it for what is large. */
    private static long size(InboundEvent event) {
        return event.payload().get("size") instanceof Number size ? size.longValue() : 0;
    }

    private void pass(List<InboundEvent> portion) {
        try {
            routes.sendBody("direct:line-one", portion.stream().map(Arrival::new).toList());
        } catch (CamelExecutionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
    }

    /** Cuts a wave by kind of event, for the route's choice. */
    public List<Grouped<Arrival>> byKind(List<Arrival> arrivals) {
        return Grouped.by(arrivals, arrival -> arrival.event().kind());
    }

    /** Last step: every event has an outcome, and is counted as done. */
    public void close(List<Arrival> arrivals) {
        Map<Long, Integer> done = new HashMap<>();
        for (Arrival arrival : arrivals) {
            if (arrival.outcome() == null) {
                throw new Poison("no outcome", "no step of line one took event %d of kind '%s'"
                        .formatted(arrival.event().id(), arrival.event().kind()));
            }
            done.merge(arrival.event().connectionId(), 1, Integer::sum);
        }
        events.finished(arrivals);
        tally.done(Thread.currentThread().getName(), done);
    }
}
