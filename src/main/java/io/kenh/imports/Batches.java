package io.kenh.imports;

import io.kenh.platform.Contended;
import io.kenh.platform.Outage;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Commits batches of rows. A batch and the place after it are one commit, and a batch begins only at the place the last one
 * left: whenever the hub stops, whoever takes over neither leaves a row out nor repeats one.
 */
@Component
class Batches {

    private static final Logger log = LoggerFactory.getLogger(Batches.class);
    private static final int PATIENCE = 5;

    private final Ledger ledger;
    private final BatchWriter writer;
    private final TransactionTemplate transactions;

    Batches(Ledger ledger, BatchWriter writer, TransactionTemplate transactions) {
        this.ledger = ledger;
        this.writer = writer;
        this.transactions = transactions;
    }

    /** False when the import is no longer ours to go on with. */
    boolean take(long id, List<Read> batch, int position) {
        for (int attempt = 1; ; attempt++) {
            try {
                return Boolean.TRUE.equals(transactions.execute(tx -> write(id, batch, position)));
            } catch (Contended again) {
                if (attempt == PATIENCE) {
                    throw again;
                }
            } catch (RuntimeException failure) {
                if (Outage.is(failure)) {
                    throw failure;
                }
                return apart(id, batch, position, failure);
            }
        }
    }

    /** What fails as a whole is done by halves, until the one row is found that cannot be stored. */
    private boolean apart(long id, List<Read> batch, int position, RuntimeException failure) {
        if (batch.size() == 1) {
            log.info("Import {}: row {} cannot be stored: {}", id, batch.get(0).row().number(), failure.getMessage());
            Read refused = batch.get(0).refused("", "values that cannot be stored", "others: " + cause(failure));
            return Boolean.TRUE.equals(transactions.execute(tx -> write(id, List.of(refused), position)));
        }
        int half = batch.size() / 2;
        return take(id, batch.subList(0, half), position) && take(id, batch.subList(half, batch.size()), position + half);
    }

    private boolean write(long id, List<Read> batch, int position) {
        Import now = ledger.lock(id);
        if (!now.state().equals(Import.RUNNING) || now.position() != position) {
            return false;
        }
        ledger.advance(id, batch.size(), writer.write(now, batch));
        return true;
    }

    private static String cause(RuntimeException failure) {
        Throwable root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return String.valueOf(root.getMessage()).lines().findFirst().orElse("").replaceFirst("^ERROR: ", "");
    }
}
