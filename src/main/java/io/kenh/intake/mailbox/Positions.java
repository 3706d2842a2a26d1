package io.kenh.intake.mailbox;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** How far each mailbox has been read, by its server's numbers or names. */
@Component
class Positions {

    record Position(long uidValidity, long lastUid) { }

    private final JdbcClient db;

    Positions(JdbcClient db) {
        this.db = db;
    }

    /** A server that numbered its mails anew is read from the start; what is known already is a duplicate then. */
    Position of(long connection, String folder, long uidValidity) {
        return db.sql("select uid_validity, last_uid from mailbox_position where connection_id = ? and folder = ?")
                .params(connection, folder).query(Position.class).optional()
                .filter(p -> p.uidValidity() == uidValidity).orElse(new Position(uidValidity, 0));
    }

    /** Never back within one numbering: a mail that came late into an old place is known by it. */
    void save(long connection, String folder, long uidValidity, long lastUid) {
        db.sql("""
                insert into mailbox_position (connection_id, folder, uid_validity, last_uid) values (?, ?, ?, ?)
                on conflict (connection_id, folder) do update set uid_validity = excluded.uid_validity,
                  last_uid = case when mailbox_position.uid_validity = excluded.uid_validity
                                  then greatest(mailbox_position.last_uid, excluded.last_uid) else excluded.last_uid end""")
                .params(connection, folder, uidValidity, lastUid).update();
    }
}
