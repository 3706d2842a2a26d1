package io.kenh.access;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.core.userdetails.UserDetails;
import org.springframework.security.core.userdetails.UsernameNotFoundException;
import org.springframework.stereotype.Component;

/** Looks up who wants to sign in, by mail address. */
@Component
class SignInDesk {

    private final JdbcClient db;

    SignInDesk(JdbcClient db) {
        this.db = db;
    }

    /** @throws UsernameNotFoundException when nobody signs in with this address */
    UserDetails find(String email) {
        return db.sql("select id, email, role, password_hash from staff where email = ? and active and password_hash is not null")
                .param(StaffAccounts.normal(email))
                .query((rs, i) -> new SignedIn(rs.getLong("id"), rs.getString("email"), Role.of(rs.getString("role")),
                        rs.getString("password_hash")))
                .optional().orElseThrow(() -> new UsernameNotFoundException("nobody signs in with this address"));
    }

    /** The present hash, to notice that a password was changed; null when there is none. */
    String passwordHash(long id) {
        return db.sql("select password_hash from staff where id = ?").param(id).query(String.class).optional().orElse(null);
    }
}
