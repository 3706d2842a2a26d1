package io.kenh.template;

import io.kenh.crm.Use;
import io.kenh.platform.Json;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The door to the company's templates: kept in the database, every version with its author. */
@Component
public class MessageTemplates {

    /** One state of a template. */
    public record Version(int version, Content content, String author, java.time.Instant at) { }

    private final JdbcClient db;
    private final Rules rules;
    private final Merge merge;
    private final ObjectProvider<TemplateUsers> users;
    private final Clock clock;

    MessageTemplates(JdbcClient db, Rules rules, Merge merge, ObjectProvider<TemplateUsers> users, Clock clock) {
        this.db = db;
        this.rules = rules;
        this.merge = merge;
        this.users = users;
        this.clock = clock;
    }

    /** By kind and name. */
    public List<MessageTemplate> all() {
        return db.sql("select * from message_template order by content ->> 'kind', lower(content ->> 'name'), id").query(MessageTemplates::row).list();
    }

    public Optional<MessageTemplate> find(long id) {
        return db.sql("select * from message_template where id = ?").param(id).query(MessageTemplates::row).optional();
    }

    /** By the key that automations name it with. */
    public Optional<MessageTemplate> find(String key) {
        return db.sql("select * from message_template where key = ?").param(key).query(MessageTemplates::row).optional();
    }

    /** Newest first. */
    public List<Version> versions(long id) {
        return db.sql("select * from message_template_version where template_id = ? order by version desc").param(id)
                .query((rs, i) -> new Version(rs.getInt("version"), Json.read(rs.getString("content"), Content.class), rs.getString("author"),
                        rs.getObject("at", OffsetDateTime.class).toInstant())).list();
    }

    /** Every fault, each as "field: found …, wanted …"; empty when it can be kept. */
    public List<String> faults(Content content) {
        return rules.faults(content);
    }

    /**
     * Keeps a new template.
     *
     * @param key  lower-case letters, digits and hyphens; null for one made from the name
     * @param pack the industry pack it comes with, or null
     * @return its id
     * @throws IllegalArgumentException with every fault, or when the key is taken
     */
    @Transactional
    public long create(String key, Content content, String pack, String author) {
        refuse(content);
        OffsetDateTime now = OffsetDateTime.now(clock);
        String name = key == null ? free(Keys.of(content.name())) : Keys.checked(key);
        long id = db.sql("""
                insert into message_template (key, content, pack, author, created, updated) values (?, ?::jsonb, ?, ?, ?, ?)
                on conflict (key) do nothing returning id""").params(name, Json.write(content), pack, author, now, now).query(Long.class).optional()
                .orElseThrow(() -> new IllegalArgumentException("key: found '%s', which another template has, wanted a free one".formatted(name)));
        remember(id);
        return id;
    }

    /** Keeps a new version; one that says the same as the last makes none. */
    @Transactional
    public void update(long id, Content content, String author) {
        refuse(content);
        int changed = db.sql("""
                update message_template set content = :content::jsonb, version = version + 1, author = :author, updated = :now
                where id = :id and content <> :content::jsonb""").param("content", Json.write(content)).param("author", author)
                .param("now", OffsetDateTime.now(clock)).param("id", id).update();
        if (changed > 0) {
            remember(id);
        }
    }

    /**
     * Takes a template away with all its versions, unless somebody needs it.
     *
     * @return who needs it; empty when it is gone
     */
    @Transactional
    public List<Use> delete(long id) {
        List<Use> uses = find(id).stream().flatMap(template -> users.stream().flatMap(user -> user.ofTemplate(template.key()).stream())).toList();
        if (uses.isEmpty()) {
            db.sql("delete from message_template where id = ?").param(id).update();
        }
        return uses;
    }

    /** A message from a template, safe for its channel. @param facts as {@link RecordFacts} gives them */
    public Rendered render(Content content, Map<String, Object> facts) {
        if (content.isSms()) {
            String text = merge.text(content.text(), facts);
            return new Rendered(null, content.unaccented() ? Unaccented.of(text) : text, null);
        }
        String html = merge.html(content.html(), facts);
        String text = content.text() == null ? MailText.of(html) : merge.text(content.text(), facts);
        return new Rendered(merge.line(content.subject(), facts), text, html);
    }

    private void refuse(Content content) {
        List<String> faults = faults(content);
        if (!faults.isEmpty()) {
            throw new IllegalArgumentException(String.join("; ", faults));
        }
    }

    private void remember(long id) {
        db.sql("""
                insert into message_template_version (template_id, version, content, author, at)
                select id, version, content, author, updated from message_template where id = ?""").param(id).update();
    }

    private String free(String key) {
        String name = key;
        for (int n = 2; find(name).isPresent(); n++) {
            name = key + "-" + n;
        }
        return name;
    }

    private static MessageTemplate row(ResultSet rs, int i) throws SQLException {
        return new MessageTemplate(rs.getLong("id"), rs.getString("key"), Json.read(rs.getString("content"), Content.class), rs.getString("pack"),
                rs.getInt("version"), rs.getString("author"), rs.getObject("updated", OffsetDateTime.class).toInstant());
    }
}
