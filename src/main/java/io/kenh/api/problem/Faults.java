package io.kenh.api.problem;

import java.util.ArrayList;
import java.util.List;

/** Collects what is wrong with a request, so that its sender hears of everything at once. */
public final class Faults {

    private final List<Fault> faults = new ArrayList<>();
    private Kind kind = Kind.INVALID_VALUES;

    /** Something whose name or type is not known here: answered as 400. */
    public void misshapen(String field, String found, String wanted) {
        kind = Kind.INVALID_REQUEST;
        faults.add(new Fault(field, found, wanted));
    }

    /** A value of the right type that is refused: answered as 422 when nothing is misshapen. */
    public void refused(String field, String found, String wanted) {
        faults.add(new Fault(field, found, wanted));
    }

    /** @throws Problem when there is any fault */
    public void raise() {
        if (!faults.isEmpty()) {
            throw Problem.of(kind, faults);
        }
    }
}
