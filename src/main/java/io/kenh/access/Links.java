package io.kenh.access;

import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Links that open one door once: the first administrator's, and those by which people choose a password. */
@Component
public class Links {

    /** How long an invitation waits to be used. */
    public static final Duration INVITATION = Duration.ofDays(3);
    /** The next start of the hub makes a new one anyway. */
    private static final Duration START = Duration.ofDays(30);

    private final JdbcClient db;
    private final Clock clock;
    private final StaffAccounts accounts;

    Links(JdbcClient db, Clock clock, StaffAccounts accounts) {
        this.db = db;
        this.clock = clock;
        this.accounts = accounts;
    }

    /** The secret of a new start link; earlier ones are void. */
    @Transactional
    public String start() {
        db.sql("delete from staff_link where staff_id is null").update();
        return store(null, START);
    }

    /** The secret by which this person may choose a password; earlier ones are void. */
    @Transactional
    public String invite(long staffId) {
        db.sql("delete from staff_link where staff_id = ?").param(staffId).update();
        return store(staffId, INVITATION);
    }

    /** Whether the secret would create the first administrator. */
    public boolean isStart(String secret) {
        return db.sql("select exists (select from staff_link where hash = ? and staff_id is null and expires > ?)")
                .params(Secrets.hash(secret), OffsetDateTime.now(clock)).query(Boolean.class).single()
                && !accounts.hasAdministrator();
    }

    /** Who was invited by this secret; empty when it is unknown, used or too old. */
    public Optional<StaffMember> invited(String secret) {
        return db.sql("select staff_id from staff_link where hash = ? and staff_id is not null and expires > ?")
                .params(Secrets.hash(secret), OffsetDateTime.now(clock)).query(Long.class).optional()
                .flatMap(accounts::find).filter(StaffMember::active);
    }

    /**
     * Creates the first administrator and uses the link up.
     *
     * @return false when the link is void or somebody was faster
     */
    @Transactional
    public boolean createAdministrator(String secret, String name, String email, String password, String locale) {
        if (!isStart(secret) || !use(secret)) {
            return false;
        }
        accounts.setPassword(accounts.create(new StaffAccounts.Person(name, email, null, Role.ADMIN), locale), password);
        return true;
    }

    /** Sets the invited person's password and uses the link up; false when it is void. */
    @Transactional
    public boolean choosePassword(String secret, String password) {
        Optional<StaffMember> person = invited(secret);
        if (person.isEmpty() || !use(secret)) {
            return false;
        }
        accounts.setPassword(person.get().id(), password);
        return true;
    }

    private boolean use(String secret) {
        return db.sql("delete from staff_link where hash = ?").param(Secrets.hash(secret)).update() == 1;
    }

    private String store(Long staffId, Duration life) {
        String secret = Secrets.random();
        db.sql("insert into staff_link (hash, staff_id, expires) values (?, ?, ?)")
                .params(Secrets.hash(secret), staffId, OffsetDateTime.now(clock).plus(life)).update();
        return secret;
    }
}
