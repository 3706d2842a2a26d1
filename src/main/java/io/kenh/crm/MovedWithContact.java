package io.kenh.crm;

import io.kenh.event.Cause;
import java.util.List;

/** Something that may hang on a contact. Every bean of this type takes part when two contacts become one, and when they part again. */
public interface MovedWithContact {

    /** What it is, unique; stands in the log of merges and in the texts of the preview. */
    String name();

    /** How much of it hangs on the contact. */
    long count(long contact);

    /**
     * Moves it to another contact; part of the merge's transaction.
     *
     * @return what was moved, enough for {@link #back}
     */
    List<String> move(long from, long to, Cause cause);

    /**
     * Moves back what {@link #move} has moved, as far as it still hangs there.
     *
     * @param from the contact it hangs on
     * @param to   the contact it hung on before
     */
    void back(List<String> moved, long from, long to, Cause cause);
}
