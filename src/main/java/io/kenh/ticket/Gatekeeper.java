package io.kenh.ticket;

import io.kenh.ticket.Counters.Counter;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What the company decided about mails beside where they belong: old tickets stay closed, floods are collected, each team gets its copy. */
@Component
class Gatekeeper {

    private final Floods floods;
    private final JdbcClient db;

    Gatekeeper(Floods floods, JdbcClient db) {
        this.floods = floods;
        this.db = db;
    }

    /** The verdicts as they stand after that, by the mail's id. */
    Map<Long, Threading.Verdict> check(List<PersonMail> mails, Map<Long, Threading.Verdict> verdicts, Map<Long, MailIndex.Twin> twins,
                                       Map<Long, Counter> counters) {
        Map<Long, Threading.Verdict> all = new HashMap<>(verdicts);
        mails.forEach(mail -> {
            if (twins.containsKey(mail.id())) {
                all.put(mail.id(), ofOtherTeam(twins.get(mail.id()).ticket()));
            } else if (mail.wasForwarded()) {
                all.computeIfPresent(mail.id(), (id, verdict) -> verdict.and(Ground.of(Reason.FORWARDED, mail.author())));
            } else if (mail.isOutgoing()) {
                all.computeIfPresent(mail.id(), (id, verdict) -> verdict.and(Ground.of(Reason.OUTGOING, mail.author())));
            }
        });
        leaveClosed(mails, all, counters);
        collect(mails, all);
        return all;
    }

    private static Threading.Verdict ofOtherTeam(long twin) {
        return new Threading.Verdict(null, twin, List.of(Ground.of(Reason.OTHER_TEAM, twin)));
    }

    private void leaveClosed(List<PersonMail> mails, Map<Long, Threading.Verdict> verdicts, Map<Long, Counter> counters) {
        List<PersonMail> limited = mails.stream().filter(mail -> counters.get(mail.id()).settings().reopenDays() != null
                && verdicts.get(mail.id()).ticketId() != null).toList();
        if (limited.isEmpty()) {
            return;
        }
        Map<Long, Instant> closed = closed(limited.stream().map(mail -> verdicts.get(mail.id()).ticketId()).distinct().toArray(Long[]::new));
        limited.forEach(mail -> verdicts.computeIfPresent(mail.id(), (id, verdict) -> {
            int days = counters.get(id).settings().reopenDays();
            Instant since = closed.get(verdict.ticketId());
            boolean tooOld = since != null && since.plus(Duration.ofDays(days)).isBefore(mail.arrival().event().at());
            return tooOld ? new Threading.Verdict(null, verdict.ticketId(), verdict.and(Ground.of(Reason.CLOSED, verdict.ticketId(), days)).decision()) : verdict;
        }));
    }

    /** Ticket → since when it has been left alone as solved or closed. */
    private Map<Long, Instant> closed(Long[] tickets) {
        Map<Long, Instant> closed = new HashMap<>();
        db.sql("select id, updated from ticket where id = any(?) and status in ('solved', 'closed')").param(tickets)
                .query((rs, i) -> closed.put(rs.getLong(1), rs.getObject(2, OffsetDateTime.class).toInstant())).list();
        return closed;
    }

    private void collect(List<PersonMail> mails, Map<Long, Threading.Verdict> verdicts) {
        List<PersonMail> first = mails.stream().filter(mail -> verdicts.get(mail.id()).ticketId() == null && mail.arrival().contactId() != null
                && !mail.arrival().isNew()).toList();
        Map<Long, Long> into = floods.of(first);
        first.stream().filter(mail -> into.containsKey(mail.arrival().contactId())).forEach(mail -> {
            long ticket = into.get(mail.arrival().contactId());
            Ground flood = Ground.of(Reason.FLOOD, floods.most(), ticket);
            verdicts.put(mail.id(), new Threading.Verdict(ticket, null, verdicts.get(mail.id()).and(flood).decision()));
        });
    }
}
