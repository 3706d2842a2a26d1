package io.kenh.world.dials;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/** The dials of all providers; those under {@value #ALL} hold for every provider that has none of its own. */
public final class Dials {

    /** Stands for every provider. */
    public static final String ALL = "*";

    private volatile Map<String, Dial> set = Map.of();
    private volatile Map<String, Dial> effective = new ConcurrentHashMap<>();

    /** What holds for a provider: no field of it but {@code callbackDelayMillis} and {@code tokenSeconds} is null. */
    public Dial of(String connector) {
        return effective.computeIfAbsent(connector, name -> said(name).over(said(ALL)).over(Dial.NO_FAULTS));
    }

    /** Every dial as it was set, and under {@value #ALL} what holds where nothing is set. */
    public Map<String, Dial> all() {
        Map<String, Dial> all = new TreeMap<>(set);
        all.put(ALL, of(ALL));
        return all;
    }

    /** Replaces all dials; an empty map ends every fault. */
    public synchronized void set(Map<String, Dial> dials) {
        set = Map.copyOf(dials);
        effective = new ConcurrentHashMap<>();
    }

    private Dial said(String connector) {
        return set.getOrDefault(connector, Dial.NOTHING_SAID);
    }
}
