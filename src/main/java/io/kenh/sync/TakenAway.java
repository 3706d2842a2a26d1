package io.kenh.sync;

import io.kenh.connector.Answer;
import io.kenh.connector.Connection;
import io.kenh.connector.Crm;
import io.kenh.connector.CrmObject;
import io.kenh.connector.CrmPage;
import io.kenh.connector.CrmQuery;
import io.kenh.connector.CrmRow;
import io.kenh.connector.Outcome;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** The list of what was taken away, of CRMs that keep one. */
final class TakenAway {

    private TakenAway() {
    }

    /**
     * All pages as one. Where a page does not come, its answer says why, and nothing of the others counts.
     *
     * @param newest latest change that was seen; null before the first load, which knows nothing that could be taken away
     */
    static CrmPage since(Crm crm, Connection connection, CrmObject object, Instant newest) {
        List<CrmRow> rows = new ArrayList<>();
        CrmQuery query = object.can("deletions") && newest != null ? CrmQuery.since(newest.minusSeconds(object.overlapSeconds())) : null;
        while (query != null) {
            CrmPage page = crm.deletions(connection, object.name(), query);
            if (!page.answer().isAccepted()) {
                return page;
            }
            rows.addAll(page.rows());
            query = query.equals(page.next()) ? null : page.next();
        }
        return new CrmPage(Answer.of(Outcome.ACCEPTED, null, null), rows, null);
    }
}
