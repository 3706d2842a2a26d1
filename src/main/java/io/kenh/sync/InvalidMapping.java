package io.kenh.sync;

import java.util.List;

/** A mapping that cannot be used; every fault at once, each naming the place, what was found and what is wanted. */
public class InvalidMapping extends RuntimeException {

    private final transient List<String> faults;

    public InvalidMapping(List<String> faults) {
        super(String.join("\n", faults));
        this.faults = List.copyOf(faults);
    }

    /** One sentence each. */
    public List<String> faults() {
        return faults;
    }
}
