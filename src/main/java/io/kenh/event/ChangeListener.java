package io.kenh.event;

import java.util.List;

/**
 * Hears of changes as they are written, in the same transaction and thread; for what must never be missing beside a change,
 * whoever made it. Work that may wait belongs into line two.
 */
@FunctionalInterface
public interface ChangeListener {

    /** @param changes without ids: they are about to be written */
    void changed(List<Change> changes);
}
