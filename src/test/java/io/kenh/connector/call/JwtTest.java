package io.kenh.connector.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class JwtTest {

    private final Jwt jwt = new Jwt(Clock.fixed(Instant.ofEpochSecond(1_767_225_600), ZoneOffset.UTC));

    @Test
    void aTokenIsTheSameByteForByteAsTheProviderMakesIt() {
        assertThat(jwt.apply("""
                {"typ": "JWT", "alg": "HS256", "cty": "stringee-api;v=1"}
                {"jti": "SKdemo-@now", "iss": "SKdemo", "exp": "@now+3600", "rest_api": true}
                "stringee-secret-demo"
                """)).isEqualTo("eyJ0eXAiOiJKV1QiLCJhbGciOiJIUzI1NiIsImN0eSI6InN0cmluZ2VlLWFwaTt2PTEifQ."
                + "eyJqdGkiOiJTS2RlbW8tMTc2NzIyNTYwMCIsImlzcyI6IlNLZGVtbyIsImV4cCI6MTc2NzIyOTIwMCwicmVzdF9hcGkiOnRydWV9."
                + "8bc0nyBktFFfsOo6MVMC_lQcFJfCiEvVTI1rJtefZRY");
    }

    @Test
    void aTextOfOtherPartsIsRefusedWithoutTellingTheSecret() {
        assertThatThrownBy(() -> jwt.apply("{} \"secret-of-ours\"")).hasMessageContaining("found 2 JSON values").hasMessageNotContaining("secret-of-ours");
    }
}
