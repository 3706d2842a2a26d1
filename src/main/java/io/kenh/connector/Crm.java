package io.kenh.connector;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * External CRMs, as the {@code crm} sections of their connectors describe them. Every call blocks for the provider's answer
 * and, shortly, for the connection's limits; call outside any transaction. Nothing is thrown for what a provider answers.
 */
public interface Crm {

    /** What the CRM of this connection keeps, in the order of its connector; empty where it is no CRM. */
    List<CrmObject> objects(Connection connection);

    /** One of {@link #objects}; empty where the CRM has no such thing. */
    Optional<CrmObject> object(Connection connection, String object);

    /** One page of what changed. */
    CrmPage list(Connection connection, String object, CrmQuery query);

    /** One page of what was taken away, for CRMs that keep a list of it. */
    CrmPage deletions(Connection connection, String object, CrmQuery query);

    /** One row; none with an accepted answer where the CRM has no such row any more. */
    CrmReply read(Connection connection, String object, String id);

    /** The row that carries our marker; none with an accepted answer where no row does, or none can be found so. */
    CrmReply find(Connection connection, String object, String marker);

    /**
     * Makes a row.
     *
     * @param values field name → value in the types of {@link CrmField}; null empties
     * @param marker our own id, kept in the row where the CRM has a place for it
     */
    CrmReply create(Connection connection, String object, Map<String, Object> values, String marker);

    /**
     * Changes some fields of a row. Where the CRM knows versions, a row that somebody else has changed since is left as it is,
     * and the reply is {@link CrmReply#stale}.
     *
     * @param now    the row as it was seen last
     * @param values as in {@link #create}; only these fields change
     */
    CrmReply update(Connection connection, String object, CrmRow now, Map<String, Object> values);

    /** Takes a row away; one that is not there any more is as good as taken away. */
    CrmReply delete(Connection connection, String object, CrmRow now);
}
