package io.kenh.automation;

import io.kenh.event.Change;
import io.kenh.event.Changes;
import io.kenh.platform.Line;
import io.kenh.platform.LineWorker;
import io.kenh.platform.Queued;
import java.util.List;
import org.apache.camel.CamelExecutionException;
import org.apache.camel.ProducerTemplate;
import org.springframework.stereotype.Component;

/** Line two: changes that wait meet the automations, in the order of {@code routes/line-two.camel.yaml}. */
@Component("lineTwo")
public class LineTwo {

    private final LineWorker worker;
    private final Changes changes;
    private final ProducerTemplate routes;

    LineTwo(Changes changes, ProducerTemplate routes, LineWorker.Toolbox tools) {
        this.changes = changes;
        this.routes = routes;
        this.worker = new LineWorker(Line.CHANGE, this::work, id -> null, tools);
    }

    /** A doorbell rang: works off what waits in the slot. */
    public void answer(int slot) {
        worker.answer(slot);
    }

    private void work(List<Queued> wave) {
        List<Change> batch = changes.load(wave.stream().map(Queued::id).toList());
        try {
            routes.sendBody("direct:line-two", batch);
        } catch (CamelExecutionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
    }
}
