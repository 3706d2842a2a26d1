package io.kenh.automation;

import io.kenh.event.Change;
import io.kenh.event.Changes;
import io.kenh.platform.Line;
import io.kenh.platform.LineWorker;
import io.kenh.platform.Queued;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.camel.CamelExecutionException;
import org.apache.camel.ProducerTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Line two: changes that wait meet the automations, in the order of {@code routes/line-two.camel.yaml}. */
@Component("lineTwo")
public class LineTwo {

    private final LineWorker worker;
    private final Changes changes;
    private final ProducerTemplate routes;
    private final TransactionTemplate transactions;

    LineTwo(Changes changes, ProducerTemplate routes, LineWorker.Toolbox tools) {
        this.changes = changes;
        this.routes = routes;
        this.transactions = tools.transactions();
        this.worker = new LineWorker(Line.CHANGE, this::work, id -> null, tools);
    }

    /** A doorbell rang: works off what waits in the slot. */
    public void answer(int slot) {
        worker.answer(slot);
    }

    /** Works on changes that have not waited in a queue, in one transaction: past ones, on a stage. */
    void play(List<Change> batch) {
        transactions.executeWithoutResult(tx -> meet(batch));
    }

    /** What is no change is an action whose moment has come. */
    private void work(List<Queued> wave) {
        List<Change> batch = changes.load(wave.stream().map(Queued::id).toList());
        Set<Long> known = batch.stream().map(Change::id).collect(Collectors.toSet());
        meet(batch);
        send("direct:line-two-later", wave.stream().map(Queued::id).filter(id -> !known.contains(id)).toList());
    }

    /** Takes changes that are in the log through the steps, also such as were never queued; within the caller's transaction. */
    public void meet(List<Change> batch) {
        send("direct:line-two", batch);
    }

    private void send(String route, List<?> batch) {
        if (batch.isEmpty()) {
            return;
        }
        try {
            routes.sendBody(route, batch);
        } catch (CamelExecutionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
    }
}
