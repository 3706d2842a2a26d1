package io.kenh.sync;

import io.kenh.connector.CrmQuery;
import jakarta.annotation.PreDestroy;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * The page that a first load will want next, asked for while the present one is written. Only for first loads: until they are
 * whole nothing is told to the CRM, so that a page cannot show a row as it was before we wrote it.
 */
@Component
class NextPage {

    private record Asked(CrmQuery query, CompletableFuture<ReadPage> page) { }

    private final Executor threads;
    private final Map<Long, Asked> asked = new ConcurrentHashMap<>();

    @Autowired
    NextPage() {
        this(Executors.newCachedThreadPool(work -> {
            Thread thread = new Thread(work, "crm-next-page");
            thread.setDaemon(true);
            return thread;
        }));
    }

    NextPage(Executor threads) {
        this.threads = threads;
    }

    void ask(long sync, CrmQuery next, Function<CrmQuery, ReadPage> list) {
        asked.put(sync, new Asked(next, CompletableFuture.supplyAsync(() -> list.apply(next), threads)));
    }

    /** The page that was asked for, if it is the wanted one, else asked for now; each only once. */
    ReadPage take(long sync, CrmQuery wanted, Function<CrmQuery, ReadPage> list) {
        Asked ahead = asked.remove(sync);
        return ahead != null && ahead.query().equals(wanted) ? ahead.page().join() : list.apply(wanted);
    }

    @PreDestroy
    void stop() {
        if (threads instanceof ExecutorService pool) {
            pool.shutdownNow();
        }
    }
}
