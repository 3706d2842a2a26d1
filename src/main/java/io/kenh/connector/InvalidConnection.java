package io.kenh.connector;

import java.util.List;
import java.util.stream.Collectors;

/** The values given for a connection cannot be stored; {@link #faults()} holds every reason at once. */
public class InvalidConnection extends IllegalArgumentException {

    private final transient List<Fault> faults;

    public InvalidConnection(List<Fault> faults) {
        super(faults.stream().map(Fault::toString).collect(Collectors.joining("; ")));
        this.faults = List.copyOf(faults);
    }

    /** Every fault, in the order of the connector's parameters. */
    public List<Fault> faults() {
        return faults;
    }
}
