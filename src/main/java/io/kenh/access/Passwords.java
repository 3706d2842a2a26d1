package io.kenh.access;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.crypto.factory.PasswordEncoderFactories;
import org.springframework.security.crypto.password.PasswordEncoder;

/** What a password must be like, and how it is kept. */
@Configuration(proxyBeanMethods = false)
public class Passwords {

    /** Fewest characters of a password. */
    public static final int SHORTEST = 10;
    /** bcrypt reads no further than 72 bytes; more would be accepted without being checked. */
    private static final int MOST_BYTES = 72;
    private static final int FEWEST_KINDS = 5;

    /** @return the message key of what is wrong; empty when the password may be used */
    public static Optional<String> fault(String password, String email) {
        if (password == null || password.length() < SHORTEST) {
            return Optional.of("password.short");
        }
        if (password.getBytes(StandardCharsets.UTF_8).length > MOST_BYTES) {
            return Optional.of("password.long");
        }
        if (password.chars().distinct().count() < FEWEST_KINDS || isTheAddress(password, email)) {
            return Optional.of("password.guessable");
        }
        return Optional.empty();
    }

    private static boolean isTheAddress(String password, String email) {
        String lower = password.toLowerCase(Locale.ROOT);
        return email != null && !email.isBlank() && email.toLowerCase(Locale.ROOT).contains(lower);
    }

    @Bean
    PasswordEncoder passwordEncoder() {
        return PasswordEncoderFactories.createDelegatingPasswordEncoder();
    }
}
