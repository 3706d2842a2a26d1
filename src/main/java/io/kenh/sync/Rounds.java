package io.kenh.sync;

import io.kenh.platform.Contended;
import io.kenh.platform.Leases;
import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Gives each sync that has anything to do its turn, on one node at a time. */
@Component("syncRounds")
public class Rounds {

    private static final Logger log = LoggerFactory.getLogger(Rounds.class);
    private static final Duration LEASE = Duration.ofMinutes(1);
    private static final int STEPS = 50;

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

    /** Ids of the syncs that have anything to do now. */
    public List<Long> due() {
        return settings.enabled() ? checkpoints.due() : List.of();
    }

    /** Some steps of one sync; then others have their turn. What fails is noted, and tried again later. */
    public void go(long sync) {
        try {
            int steps = 0;
            while (steps++ < STEPS && leases.take("sync:" + sync, LEASE) && engine.step(sync)) {
                log.trace("Sync {}: step {}", sync, steps);
            }
        } catch (Contended met) {
            log.debug("Sync {}: {}", sync, met.getMessage());
        } catch (RuntimeException failed) {
            log.warn("Sync {} failed; it is tried again", sync, failed);
            checkpoints.failed(sync, String.valueOf(failed.getMessage()), settings.longest(), false);
        }
    }
}
