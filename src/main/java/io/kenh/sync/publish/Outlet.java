package io.kenh.sync.publish;

import io.kenh.sync.Subscription;
import java.util.List;
import java.util.Map;

/** A way out for changes. */
interface Outlet {

    /** {@link Subscription#outlet} of the subscriptions it serves. */
    String name();

    /** How many items it takes at once. */
    int most();

    /**
     * Delivers items, those of one record in the given order: what follows a failure of its record is not tried. Returns when
     * the receivers have acknowledged; never throws for what a receiver does.
     *
     * @return a result for each item, by change id
     */
    Map<Long, Result> deliver(Subscription subscription, List<Item> items);
}
