package io.kenh.access;

import java.security.MessageDigest;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The tokens by which programs call the API. Only their hashes are kept. */
@Component
public class ApiTokens {

    /** Lets secret scanners recognise a token that got lost in some repository. */
    private static final String PREFIX = "kenh_";

    /** @param revoked null while it works */
    public record ApiToken(long id, String name, Role role, Instant created, Instant revoked) { }

    private final JdbcClient db;
    private final Clock clock;
    private final byte[] adminHash;

    ApiTokens(JdbcClient db, Clock clock, @Value("${kenh.admin-token:}") String adminToken) {
        this.db = db;
        this.clock = clock;
        this.adminHash = adminToken.isBlank() ? null : Secrets.hash(adminToken.strip());
    }

    /** A new token in plain; it cannot be shown again. */
    public String create(String name, Role role) {
        String token = PREFIX + Secrets.random();
        db.sql("insert into api_token (name, hash, role, created) values (?, ?, ?, ?)")
                .params(name, Secrets.hash(token), role.key(), OffsetDateTime.now(clock)).update();
        return token;
    }

    /** Newest first. */
    public List<ApiToken> all() {
        return db.sql("select * from api_token order by id desc").query(ApiTokens::row).list();
    }

    /** From now on the token opens nothing. */
    public void revoke(long id) {
        db.sql("update api_token set revoked = ? where id = ? and revoked is null")
                .params(OffsetDateTime.now(clock), id).update();
    }

    /** Who calls with this token; empty when it is unknown or revoked. */
    Optional<ApiCaller> caller(String token) {
        byte[] hash = Secrets.hash(token);
        if (adminHash != null && MessageDigest.isEqual(adminHash, hash)) {
            return Optional.of(ApiCaller.ADMINISTRATOR);
        }
        return db.sql("select name, role from api_token where hash = ? and revoked is null").param(hash)
                .query((rs, i) -> new ApiCaller(rs.getString("name"), Role.of(rs.getString("role")))).optional();
    }

    private static ApiToken row(ResultSet rs, int i) throws SQLException {
        OffsetDateTime revoked = rs.getObject("revoked", OffsetDateTime.class);
        return new ApiToken(rs.getLong("id"), rs.getString("name"), Role.of(rs.getString("role")),
                rs.getObject("created", OffsetDateTime.class).toInstant(), revoked == null ? null : revoked.toInstant());
    }
}
