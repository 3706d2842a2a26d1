package io.kenh.access;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;

/** The people of the company, as far as signing in is concerned. */
@Component
public class StaffAccounts {

    /** What an administrator may say about a person; phone may be null. */
    public record Person(String name, String email, String phone, Role role) { }

    private static final String STAFF = """
            select id, name, email, phone, role, locale, theme, active, password_hash is null as invited from staff""";

    private final JdbcClient db;
    private final PasswordEncoder encoder;

    StaffAccounts(JdbcClient db, PasswordEncoder encoder) {
        this.db = db;
        this.encoder = encoder;
    }

    /** Everybody, active people first, by name. */
    public List<StaffMember> all() {
        return db.sql(STAFF + " order by active desc, lower(name), id").query(StaffAccounts::row).list();
    }

    public Optional<StaffMember> find(long id) {
        return db.sql(STAFF + " where id = ?").param(id).query(StaffAccounts::row).optional();
    }

    /** Whether somebody active can set the hub up. */
    public boolean hasAdministrator() {
        return db.sql("select exists (select from staff where role = 'admin' and active and password_hash is not null)")
                .query(Boolean.class).single();
    }

    /**
     * A new person, without a password.
     *
     * @return the id
     * @throws org.springframework.dao.DuplicateKeyException when the mail address is taken
     */
    public long create(Person person, String locale) {
        return db.sql("insert into staff (name, email, phone, role, locale) values (?, ?, ?, ?, ?) returning id")
                .params(person.name(), normal(person.email()), person.phone(), person.role().key(), locale)
                .query(Long.class).single();
    }

    /** @throws org.springframework.dao.DuplicateKeyException when the mail address is taken */
    public void update(long id, Person person) {
        db.sql("update staff set name = ?, email = ?, phone = ?, role = ? where id = ?")
                .params(person.name(), normal(person.email()), person.phone(), person.role().key(), id).update();
    }

    /** Ends or restores somebody's access, at once and on every node. */
    public void setActive(long id, boolean active) {
        db.sql("update staff set active = ? where id = ?").params(active, id).update();
    }

    /** Signs out every other session of this person. The password must have passed {@link Passwords}. */
    public void setPassword(long id, String password) {
        db.sql("update staff set password_hash = ? where id = ?").params(encoder.encode(password), id).update();
    }

    public void rememberLocale(long id, String locale) {
        db.sql("update staff set locale = ? where id = ?").params(locale, id).update();
    }

    /** @param theme {@code auto}, {@code light} or {@code dark} */
    public void rememberTheme(long id, String theme) {
        db.sql("update staff set theme = ? where id = ?").params(theme, id).update();
    }

    /** Mail addresses are compared in lower case; blank counts as none. */
    static String normal(String email) {
        return email == null || email.isBlank() ? null : email.strip().toLowerCase(Locale.ROOT);
    }

    private static StaffMember row(ResultSet rs, int i) throws SQLException {
        return new StaffMember(rs.getLong("id"), rs.getString("name"), rs.getString("email"), rs.getString("phone"),
                Role.of(rs.getString("role")), rs.getString("locale"), rs.getString("theme"), rs.getBoolean("active"),
                rs.getBoolean("invited"));
    }
}
