package io.kenh.phone;

import io.kenh.crm.AddressOwners;
import io.kenh.crm.Addresses;
import io.kenh.crm.RecordType;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Calls in their table, and who belongs to a number or an extension. */
@Component
class CallRows {

    private final JdbcClient db;
    private final AddressOwners owners;

    CallRows(JdbcClient db, AddressOwners owners) {
        this.db = db;
        this.owners = owners;
    }

    Optional<PhoneCall> find(long id) {
        return db.sql("select * from phone_call where id = ?").param(id).query(PhoneCall.class).optional();
    }

    Optional<PhoneCall> find(long connection, String externalId) {
        return db.sql("select * from phone_call where connection_id = ? and external_id = ? for update").params(connection, externalId)
                .query(PhoneCall.class).optional();
    }

    /** A new call, with whoever has its number. */
    PhoneCall begin(long connection, CallNews news, Long staff) {
        String phone = news.phone();
        Map<RecordType, Long> who = phone == null ? Map.of()
                : owners.of(Addresses.PHONE, phone).stream().collect(Collectors.toMap(AddressOwners.Owner::type, AddressOwners.Owner::id));
        return db.sql("""
                insert into phone_call (connection_id, external_id, direction, phone, shown, extension, hotline, staff_id, contact_id, lead_id, started)
                values (:connection, :id, :direction, :phone, :shown, :extension, :hotline, :staff, :contact, :lead, :started) returning *""")
                .param("connection", connection).param("id", news.callId()).param("direction", news.direction()).param("phone", phone)
                .param("shown", news.shown()).param("extension", news.extension()).param("hotline", news.hotline()).param("staff", staff)
                .param("contact", who.get(RecordType.CONTACT)).param("lead", who.get(RecordType.LEAD)).param("started", time(news.at()))
                .query(PhoneCall.class).single();
    }

    void save(PhoneCall call) {
        db.sql("""
                update phone_call set extension = :extension, hotline = :hotline, staff_id = :staff, started = :started, answered = :answered,
                  ended = :ended, talk_seconds = :talk, outcome = :outcome, recording = :recording where id = :id""")
                .param("extension", call.extension()).param("hotline", call.hotline()).param("staff", call.staffId()).param("started", time(call.started()))
                .param("answered", time(call.answered())).param("ended", time(call.ended())).param("talk", call.talkSeconds())
                .param("outcome", call.outcome()).param("recording", call.recording()).param("id", call.id()).update();
    }

    void callBack(long call, long task) {
        db.sql("update phone_call set task_id = ? where id = ?").params(task, call).update();
    }

    /** Calls of one number may be worked on at the same time; until the commit this worker alone decides about it. */
    void hold(String phone) {
        db.sql("select pg_advisory_xact_lock(hashtextextended('call back ' || ?, 0))").param(phone).query((rs, i) -> null).list();
    }

    /** The open task to call this number back; empty when there is none. */
    Optional<Long> openTask(String phone) {
        return db.sql("""
                select t.id from phone_call c join task t on t.id = c.task_id and t.status = 'open'
                where c.phone = ? order by c.id desc limit 1""").param(phone).query(Long.class).optional();
    }

    /** The colleague with this extension; null for nobody. */
    Long staff(String extension) {
        return extension == null ? null : db.sql("select id from staff where extension = ? and active").param(extension).query(Long.class).optional().orElse(null);
    }

    private static OffsetDateTime time(Instant at) {
        return at == null ? null : at.atOffset(ZoneOffset.UTC);
    }
}
