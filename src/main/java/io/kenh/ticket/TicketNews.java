package io.kenh.ticket;

import io.kenh.event.Change;
import io.kenh.event.ChangeListener;
import io.kenh.notice.News;
import io.kenh.notice.Notices;
import java.text.Normalizer;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What colleagues are told about tickets: one is theirs now, the customer answered, a note mentions them. */
@Component
class TicketNews implements ChangeListener {

    private static final String OWNER = "owner_id";
    private static final Set<String> TOLD = Set.of(Change.CREATED, Change.UPDATED);

    private final Notices notices;
    private final JdbcClient db;

    TicketNews(Notices notices, JdbcClient db) {
        this.notices = notices;
        this.db = db;
    }

    /** By whatever way a ticket got its owner. Imports tell nobody: they may bring thousands. */
    @Override
    public void changed(List<Change> changes) {
        notices.tell(changes.stream().filter(TicketNews::isGiven).map(change -> News.to(owner(change), "ticket.assigned",
                link(change.objectId()), number(change.objectId()), change.record().get("subject"))).toList());
    }

    private static boolean isGiven(Change change) {
        return change.object().equals("ticket") && TOLD.contains(change.kind()) && change.record().get(OWNER) instanceof Number owner
                && (change.kind().equals(Change.CREATED) || change.before().containsKey(OWNER)) && !change.cause().equals("staff:" + owner);
    }

    private static long owner(Change change) {
        return ((Number) change.record().get(OWNER)).longValue();
    }

    /** The customer wrote: the owner learns of it, or the group while there is none. */
    void replied(Collection<Long> tickets) {
        if (!tickets.isEmpty()) {
            notices.tell(db.sql("""
                    select t.id, t.subject, s.id as staff from ticket t join staff s on s.active and (s.id = t.owner_id or t.owner_id is null
                      and s.id in (select staff_id from staff_group_member m where m.group_id = t.group_id))
                    where t.id = any(?) order by t.id, s.id""").param(tickets.toArray(Long[]::new))
                    .query((rs, i) -> News.to(rs.getLong("staff"), "ticket.replied", link(rs.getLong("id")), number(rs.getLong("id")),
                            rs.getString("subject"))).list());
        }
    }

    /** An answer came back for good: whoever wrote it and the owner must not wait for a customer who never got it. */
    void undelivered(long message) {
        notices.tell(db.sql("""
                select distinct t.id, t.subject, m.address, s.id as staff from message m join ticket_message w on w.delivery_id = m.id
                join ticket t on t.id = w.ticket_id join staff s on s.active and s.id in (t.owner_id, w.staff_id) where m.id = ? order by s.id""").param(message)
                .query((rs, i) -> News.to(rs.getLong("staff"), "ticket.undelivered", link(rs.getLong("id")), number(rs.getLong("id")),
                        rs.getString("subject"), rs.getString("address"))).list());
    }

    /** A note says "@Name" or "@mail address" of a colleague. */
    void mentioned(Map<String, Object> ticket, long note, Long author, String text) {
        long id = ((Number) ticket.get("id")).longValue();
        String plain = Normalizer.normalize(text, Normalizer.Form.NFC);
        notices.tell(db.sql("""
                select s.id, s.name, s.email, (select name from staff where id = :author) as author from staff s where s.active and s.id is distinct from :author
                  and (strpos(lower(:text), '@' || lower(s.name)) > 0 or strpos(lower(:text), '@' || s.email) > 0) order by s.id""")
                .param("author", author).param("text", plain).query(Colleague.class).stream()
                .filter(one -> says(plain, one.name()) || says(plain, one.email()))
                .map(one -> News.to(one.id(), "ticket.mentioned", link(id) + "#m" + note, number(id), ticket.get("subject"),
                        author == null ? "Kenh" : one.author())).toList());
    }

    private record Colleague(long id, String name, String email, String author) { }

    /** Whole, so that "@lan@company.example" is not another Lan. */
    private static boolean says(String text, String name) {
        return name != null && Pattern.compile("@" + Pattern.quote(name) + "(?![\\p{L}\\p{N}@])(?!\\.[\\p{L}\\p{N}])", Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE).matcher(text).find();
    }

    private static String link(long ticket) {
        return "/tickets/" + ticket;
    }

    private static String number(long ticket) {
        return "#" + ticket;
    }
}
