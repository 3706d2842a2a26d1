package io.kenh.phone;

import io.kenh.notice.News;
import io.kenh.notice.Notices;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Puts calls onto the screens of those whom they concern. */
@Component
class CallCards {

    /** Kind of notice of a call that rings. */
    static final String RINGS = "call.ringing";
    private static final int MOST = 50;

    private final Notices notices;
    private final JdbcClient db;

    CallCards(Notices notices, JdbcClient db) {
        this.notices = notices;
        this.db = db;
    }

    /** Tells whose telephone rings; everybody with a telephone where the exchange does not say. */
    void rings(PhoneCall call) {
        tell(call.staffId() == null ? everybody() : List.of(call.staffId()), RINGS, call);
    }

    /** @param owner who cares for the person; null for everybody with a telephone */
    void missed(PhoneCall call, Long owner) {
        tell(owner == null ? everybody() : List.of(owner), "call.missed", call);
    }

    /** The person's name, else the number. */
    String who(PhoneCall call) {
        return db.sql("select coalesce((select name from contact where id = ?), (select name from lead where id = ?))")
                .params(call.contactId(), call.leadId()).query((rs, i) -> rs.getString(1)).optional()
                .orElse(call.shown() == null ? "–" : call.shown());
    }

    private void tell(List<Long> people, String kind, PhoneCall call) {
        String who = who(call);
        notices.tell(people.stream().map(person -> News.to(person, kind, "/calls/" + call.id(), who, call.shown() == null ? "–" : call.shown())).toList());
    }

    private List<Long> everybody() {
        return db.sql("""
                select id from staff where active and (extension is not null or not exists (select from staff where active and extension is not null))
                order by id limit ?""").param(MOST).query(Long.class).list();
    }
}
