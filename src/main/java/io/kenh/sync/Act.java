package io.kenh.sync;

import io.kenh.connector.CrmRow;
import java.util.Map;

/** What a row that was read leads to. */
sealed interface Act {

    /** The row. */
    CrmRow row();

    /** Nothing that matters has changed; what we know of the row has. */
    record Seen(Link link, CrmRow row) implements Act {
    }

    /** A new record. @param doubled another row has the record that it looks like */
    record Make(CrmRow row, Map<String, Object> values, Long doubled) implements Act {
    }

    /** The row belongs to a record that has been there. */
    record Join(CrmRow row, long recordId, Merge merge) implements Act {
    }

    /** Row, record or both have changed. */
    record Alter(Link link, CrmRow row, Merge merge) implements Act {
    }

    /** The row was taken away. */
    record Lose(Link link, CrmRow row) implements Act {
    }

    /** Whether the row is there at all has to be asked before anything is made of it. */
    record Ask(CrmRow row) implements Act {
    }

    /** The row is nothing to us. */
    record Pass(CrmRow row) implements Act {
    }
}
