package io.kenh.sync;

import io.kenh.platform.Contended;
import io.kenh.platform.Leases;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.stereotype.Component;

/** Gives each sync that has anything to do its turn, on one node at a time. */
@Component("syncRounds")
public class Rounds {

    private static final Logger log = LoggerFactory.getLogger(Rounds.class);
    private static final Duration LEASE = Duration.ofMinutes(1);
    private static final Duration TURN = Duration.ofSeconds(10);

    private final Set<Long> turns = ConcurrentHashMap.newKeySet();
    private final Checkpoints checkpoints;
    private final Engine engine;
    private final Leases leases;
    private final SyncSettings settings;

    Rounds(Checkpoints checkpoints, Engine engine, Leases leases, SyncSettings settings) {
        this.checkpoints = checkpoints;
        this.engine = engine;
        this.leases = leases;
        this.settings = settings;
    }

    /** Ids of the syncs that have anything to do now and are not at it. */
    public List<Long> due() {
        return settings.enabled() ? checkpoints.due().stream().filter(sync -> !turns.contains(sync)).toList() : List.of();
    }

    /** Some steps of one sync; then others have their turn. What fails is noted, and tried again later. */
    public void go(long sync) {
        if (turns.add(sync)) {
            try {
                turn(sync);
            } catch (Contended | TransientDataAccessException met) {
                log.debug("Sync {}: {}", sync, met.getMessage());
            } catch (RuntimeException failed) {
                log.warn("Sync {} failed; it is tried again", sync, failed);
                checkpoints.failed(sync, String.valueOf(failed.getMessage()), settings.longest(), false);
            } finally {
                turns.remove(sync);
            }
        }
    }

    private void turn(long sync) {
        long end = System.nanoTime() + TURN.toNanos();
        boolean more = true;
        while (more && System.nanoTime() < end) {
            more = leases.take("sync:" + sync, LEASE) && engine.step(sync);
        }
    }
}
