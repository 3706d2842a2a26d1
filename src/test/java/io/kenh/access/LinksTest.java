package io.kenh.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.kenh.TestDatabase;
import java.time.Clock;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

class LinksTest {

    private final JdbcClient db = JdbcClient.create(TestDatabase.migrated());
    private final StaffAccounts accounts = new StaffAccounts(db, new Passwords().passwordEncoder());
    private final Links links = new Links(db, Clock.systemUTC(), accounts);

    @Test
    void theStartLinkMakesOneAdministratorAndIsThenVoid() {
        String secret = links.start();

        assertThat(links.createAdministrator(secret, "An", "An@Example.com", "correct horse", "vi")).isTrue();
        assertThat(links.createAdministrator(secret, "Eve", "eve@example.com", "correct horse", "vi")).isFalse();
        assertThat(accounts.all()).extracting(StaffMember::email).containsExactly("an@example.com");
    }

    @Test
    void aNewStartMakesTheFormerLinkVoid() {
        String former = links.start();
        links.start();

        assertThat(links.isStart(former)).isFalse();
    }

    @Test
    void onlyTheHashIsKept() {
        String secret = links.start();

        assertThat(db.sql("select encode(hash, 'escape') from staff_link").query(String.class).list())
                .noneMatch(kept -> kept.contains(secret));
    }

    @Test
    void anInvitationSetsAPasswordOnce() {
        long id = accounts.create(new StaffAccounts.Person("Bình", "binh@example.com", null, Role.MEMBER), "vi");
        String secret = links.invite(id);

        assertThat(links.choosePassword(secret, "correct horse")).isTrue();
        assertThat(links.choosePassword(secret, "another horse")).isFalse();
        assertThat(accounts.find(id)).get().extracting(StaffMember::invited).isEqualTo(false);
    }

    @Test
    void guessablePasswordsAreRefused() {
        assertThat(Passwords.fault("short", null)).contains("password.short");
        assertThat(Passwords.fault("aaaaaaaaaaaaaa", null)).contains("password.guessable");
        assertThat(Passwords.fault("an.nguyen@example.com", "an.nguyen@example.com")).contains("password.guessable");
        assertThat(Passwords.fault("ớ".repeat(40) + "abcdef", null)).contains("password.long");
        assertThat(Passwords.fault("correct horse", "an@example.com")).isEmpty();
    }
}
