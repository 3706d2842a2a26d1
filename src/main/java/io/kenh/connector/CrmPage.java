package io.kenh.connector;

import java.util.List;

/**
 * One page of what changed.
 *
 * @param answer what the CRM's answer means; rows and next are only there where it is accepted
 * @param next   how the look goes on; null after the last page
 */
public record CrmPage(Answer answer, List<CrmRow> rows, CrmQuery next) {

    /** A page that did not come. */
    public static CrmPage none(Answer answer) {
        return new CrmPage(answer, List.of(), null);
    }
}
