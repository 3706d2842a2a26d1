package io.kenh.event;

/** Says whether anybody waits for a kind of change that touches no field; where nobody does, none is written down. */
@FunctionalInterface
public interface Heard {

    /**
     * @param object lead, contact …
     * @param kind   such as {@link Change#SUBMITTED}
     */
    boolean heard(String object, String kind);
}
