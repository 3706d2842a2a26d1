package io.kenh.condition;

import java.util.List;
import java.util.stream.Collectors;

/** A condition that cannot be asked; carries every fault, not only the first. */
public final class InvalidCondition extends RuntimeException {

    private final transient List<Fault> faults;

    InvalidCondition(List<Fault> faults) {
        super(faults.stream().map(Fault::toString).collect(Collectors.joining("; ")));
        this.faults = List.copyOf(faults);
    }

    /** At least one. */
    public List<Fault> faults() {
        return faults;
    }
}
