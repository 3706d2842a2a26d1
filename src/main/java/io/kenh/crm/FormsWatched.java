package io.kenh.crm;

/** Says whether anybody wants to hear of each form, also one that changes no field; if not, none is told of. */
@FunctionalInterface
public interface FormsWatched {

    boolean watched();
}
