package io.kenh.platform;

import java.net.URI;
import java.security.SecureRandom;
import java.util.HexFormat;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** One secret for all nodes: a mail that one of them wrote is recognised by the others. */
@Configuration
class MessageIdsConfiguration {

    private static final int SECRET_BYTES = 32;

    @Bean
    MessageIds messageIds(JdbcClient db, @Value("${kenh.public-url:http://localhost:8080}") URI publicUrl) {
        byte[] fresh = new byte[SECRET_BYTES];
        new SecureRandom().nextBytes(fresh);
        db.sql("insert into setting (name, value) values ('message-id-secret', to_jsonb(?::text)) on conflict do nothing")
                .param(HexFormat.of().formatHex(fresh)).update();
        String secret = db.sql("select value #>> '{}' from setting where name = 'message-id-secret'").query(String.class).single();
        return new MessageIds(HexFormat.of().parseHex(secret), publicUrl.getHost());
    }
}
