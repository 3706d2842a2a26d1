package io.kenh.connector;

/**
 * What became of one call about one row.
 *
 * @param answer what it means
 * @param id     of the row; null where the answer names none
 * @param row    the row as it is after the call; null where the answer does not show it
 * @param stale  nothing was changed, since somebody else was quicker: read and try again
 * @param gone   there is no such row any more
 */
public record CrmReply(Answer answer, String id, CrmRow row, boolean stale, boolean gone) {

    /** Where the call came to nothing. */
    public static CrmReply of(Answer answer) {
        return new CrmReply(answer, null, null, false, false);
    }

    /** The CRM did what was wanted, or had done it before. */
    public boolean isDone() {
        return answer.isAccepted() && !stale && !gone;
    }
}
