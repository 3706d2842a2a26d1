package io.kenh.connector;

import java.util.List;
import java.util.Optional;

/** The catalogue of connector folders. Folders may come, change and go while the hub runs. */
public interface Connectors {

    /** Every usable connector, by name. */
    List<Connector> all();

    /** The usable connector of this folder name. */
    Optional<Connector> byName(String name);

    /** Why folders were refused; a folder that was good before stays in use as it was. */
    List<Fault> faults();

    /** Hears of changed folders, on the thread that found them. */
    void onChange(Listener listener);

    /** Told the name of a connector that was added, replaced or removed. */
    @FunctionalInterface
    interface Listener {
        void changed(String connector);
    }
}
