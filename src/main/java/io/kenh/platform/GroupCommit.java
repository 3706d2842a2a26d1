package io.kenh.platform;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Function;

/**
 * Lets callers that arrive together share one commit. A thread of its own takes what waits, hands
 * it to the work, and answers every caller after the work's commit. When a shared batch fails each
 * item is tried alone, so that one bad item never fails its neighbours; only a database that is away
 * fails all of them at once, or the last would wait for the time-outs of all before it.
 *
 * @param <T> what a caller brings
 * @param <R> what it gets; the work answers one result for each item, in order
 */
public final class GroupCommit<T, R> implements AutoCloseable {

    private record Waiting<T, R>(T item, CompletableFuture<R> answer) { }

    private final BlockingQueue<Waiting<T, R>> queue;
    private final Function<List<T>, List<R>> work;
    private final int most;
    private final Thread thread;
    private volatile boolean open = true;

    /**
     * @param name of the thread
     * @param most items in one commit
     * @param work commits the batch before it returns
     */
    public GroupCommit(String name, int most, Function<List<T>, List<R>> work) {
        this.queue = new LinkedBlockingQueue<>();
        this.work = work;
        this.most = most;
        this.thread = new Thread(this::run, name);
        thread.setDaemon(true);
        thread.start();
    }

    /** Completes after the commit, or with the failure of this very item. */
    public CompletableFuture<R> add(T item) {
        CompletableFuture<R> answer = new CompletableFuture<>();
        if (!open) {
            answer.completeExceptionally(new IllegalStateException(thread.getName() + " is closed: the hub is stopping"));
            return answer;
        }
        queue.add(new Waiting<>(item, answer));
        if (!thread.isAlive()) {
            answer.completeExceptionally(new IllegalStateException(thread.getName() + " has just closed: the hub is stopping"));
        }
        return answer;
    }

    private void run() {
        List<Waiting<T, R>> batch = new ArrayList<>(most);
        while (open || !queue.isEmpty()) {
            try {
                Waiting<T, R> first = queue.poll(200, java.util.concurrent.TimeUnit.MILLISECONDS);
                if (first == null) {
                    continue;
                }
                batch.add(first);
                queue.drainTo(batch, most - 1);
                commit(batch);
            } catch (InterruptedException e) {
                open = false;
            } finally {
                batch.clear();
            }
        }
    }

    private void commit(List<Waiting<T, R>> batch) {
        try {
            List<R> answers = work.apply(batch.stream().map(Waiting::item).toList());
            for (int i = 0; i < batch.size(); i++) {
                batch.get(i).answer.complete(answers.get(i));
            }
        } catch (Throwable failure) {
            if (batch.size() == 1 || Outage.is(failure)) {
                batch.forEach(one -> one.answer.completeExceptionally(failure));
            } else {
                batch.forEach(one -> commit(List.of(one)));
            }
        }
    }

    /** Finishes what waits, then stops. */
    @Override
    public void close() {
        open = false;
        try {
            thread.join(5_000);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
