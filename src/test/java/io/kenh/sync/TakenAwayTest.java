package io.kenh.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.verifyNoInteractions;
import static org.mockito.Mockito.when;

import io.kenh.connector.Answer;
import io.kenh.connector.Crm;
import io.kenh.connector.CrmObject;
import io.kenh.connector.CrmPage;
import io.kenh.connector.CrmQuery;
import io.kenh.connector.CrmRow;
import io.kenh.connector.Outcome;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TakenAwayTest {

    private static final Instant NEWEST = Instant.parse("2026-03-01T10:00:00Z");
    private static final CrmQuery FIRST = CrmQuery.since(NEWEST.minusSeconds(120));
    private static final CrmQuery SECOND = new CrmQuery(FIRST.since(), null, "2");
    private static final CrmObject CONTACT = new CrmObject("contact", List.of(), Set.of("list", "deletions"), 120, false, false);
    private static final Answer OK = Answer.of(Outcome.ACCEPTED, "200", null);

    private final Crm crm = mock(Crm.class);

    private void answers(CrmQuery query, CrmPage page) {
        when(crm.deletions(any(), eq("contact"), eq(query))).thenReturn(page);
    }

    private static CrmPage page(String id, CrmQuery next) {
        return new CrmPage(OK, List.of(CrmRow.named(id, null).asDeleted()), next);
    }

    @Test
    void everyPageIsRead() {
        answers(FIRST, page("1", SECOND));
        answers(SECOND, page("2", null));

        CrmPage all = TakenAway.since(crm, null, CONTACT, NEWEST);

        assertThat(all.answer().isAccepted()).isTrue();
        assertThat(all.rows()).extracting(CrmRow::id).containsExactly("1", "2");
    }

    @Test
    void aPageThatDoesNotComeEndsTheLookUnread() {
        answers(FIRST, page("1", SECOND));
        answers(SECOND, CrmPage.none(Answer.of(Outcome.RATE, "429", "slower")));

        CrmPage all = TakenAway.since(crm, null, CONTACT, NEWEST);

        assertThat(all.answer().isAccepted()).isFalse();
        assertThat(all.rows()).isEmpty();
    }

    @Test
    void aPageThatNamesItselfAsTheNextIsTheLast() {
        answers(FIRST, page("1", FIRST));

        assertThat(TakenAway.since(crm, null, CONTACT, NEWEST).rows()).hasSize(1);
    }

    @Test
    void beforeTheFirstLoadNothingIsAskedFor() {
        assertThat(TakenAway.since(crm, null, CONTACT, null).rows()).isEmpty();
        verifyNoInteractions(crm);
    }
}
