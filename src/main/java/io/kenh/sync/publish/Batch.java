package io.kenh.sync.publish;

import java.util.List;

/**
 * What a subscription gets next.
 *
 * @param ready    to be delivered now, in order
 * @param behind   waits behind what failed earlier
 * @param from     the position it was read from
 * @param position that is reached when all of this is settled; the same as {@code from} for what had failed before
 */
record Batch(List<Item> ready, List<Item> behind, long from, long position) {

    boolean isNothing() {
        return ready.isEmpty() && behind.isEmpty() && from == position;
    }
}
