package io.kenh.intake;

import io.kenh.platform.Blobs;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Files that people send with web forms. */
@Component("formFiles")
public class FormFiles {

    /** A file as it came, with its name made safe and its type told by its bytes. */
    public record Upload(String field, String name, String shownName, String type, byte[] bytes) { }

    /** A kept file without its bytes; {@code number} is its place in the form of that event. */
    public record Kept(long event, int number, String field, String name, String shownName, String type, long size) { }

    /** A kept file; {@code name} is safe for file systems. */
    public record Content(String name, byte[] bytes) { }

    private static final int SHOWN = 100;
    private static final String KEPT = """
            select e.id as event, f.number, f.field, f.name, f.shown_name, f.type, f.size
            from event e join form_file f on f.connection_id = e.connection_id and f.external_id = e.external_id
            """;

    private final JdbcClient db;
    private final Blobs blobs;
    private final TransactionTemplate transactions;

    FormFiles(JdbcClient db, Blobs blobs, TransactionTemplate transactions) {
        this.db = db;
        this.blobs = blobs;
        this.transactions = transactions;
    }

    /** Commits the files of a form before its event is accepted; a form that has come already keeps the files it has. */
    public void keep(long connection, String externalId, List<Upload> files) {
        transactions.executeWithoutResult(tx -> {
            List<byte[]> sha256 = blobs.keep(files.stream().map(Upload::bytes).toList());
            db.sql("""
                    insert into form_file (connection_id, external_id, number, field, name, shown_name, type, size, sha256)
                    select :connection, :id, t.* from unnest(:number::smallint[], :field::text[], :name::text[], :shown::text[], :type::text[], :size::bigint[], :sha256::bytea[]) t
                    where not exists (select from form_file where connection_id = :connection and external_id = :id)
                    on conflict do nothing""")
                    .param("connection", connection).param("id", externalId)
                    .param("number", IntStream.rangeClosed(1, files.size()).boxed().toArray(Integer[]::new))
                    .param("field", files.stream().map(Upload::field).toArray(String[]::new))
                    .param("name", files.stream().map(Upload::name).toArray(String[]::new))
                    .param("shown", files.stream().map(Upload::shownName).toArray(String[]::new))
                    .param("type", files.stream().map(Upload::type).toArray(String[]::new))
                    .param("size", files.stream().map(file -> (long) file.bytes().length).toArray(Long[]::new))
                    .param("sha256", sha256.toArray(byte[][]::new)).update();
        });
    }

    /** Those of one form, in their order. */
    public List<Kept> ofEvent(long event) {
        return db.sql(KEPT + "where e.id = ? order by f.number").param(event).query(Kept.class).list();
    }

    /** Those of all forms that became this lead, the newest form first. */
    public List<Kept> ofLead(long lead) {
        return db.sql(KEPT + "join event_outcome o on o.event_id = e.id where o.object = 'lead' and o.object_id = ? order by e.id desc, f.number limit ?")
                .params(lead, SHOWN).query(Kept.class).list();
    }

    /** Those of all forms that became this contact, or a lead that it was. */
    public List<Kept> ofContact(long contact) {
        return db.sql(KEPT + """
                join event_outcome o on o.event_id = e.id
                where (o.object = 'contact' and o.object_id = :id) or (o.object = 'lead' and o.object_id in (select id from lead where contact_id = :id))
                order by e.id desc, f.number limit :most""").param("id", contact).param("most", SHOWN).query(Kept.class).list();
    }

    /** Empty when this event has no such file. */
    public Optional<Content> find(long event, int number) {
        return db.sql("""
                select f.name, b.bytes from event e join form_file f on f.connection_id = e.connection_id and f.external_id = e.external_id
                     join blob b on b.sha256 = f.sha256 where e.id = ? and f.number = ?""")
                .params(event, number).query(Content.class).optional();
    }
}
