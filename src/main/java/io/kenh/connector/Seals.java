package io.kenh.connector;

import io.kenh.connector.secret.SecretBox;
import java.nio.BufferUnderflowException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Texts that leave in a link and are trusted when they come back: encrypted and authenticated with the hub's key. */
@Component
public class Seals {

    private final SecretBox box;

    Seals(SecretBox box) {
        this.box = box;
    }

    /**
     * @param purpose what the text is good for; it opens for nothing else
     * @return safe in a path; another one each time
     */
    public String seal(String text, String purpose) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(box.close(text.getBytes(StandardCharsets.UTF_8), "seal " + purpose));
    }

    /** The same text sealed with the present key; empty when it is already, or does not open. */
    public Optional<String> again(String sealed, String purpose) {
        return box.isCurrent(Base64.getUrlDecoder().decode(sealed)) ? Optional.empty() : open(sealed, purpose).map(text -> seal(text, purpose));
    }

    /** Empty for anything that {@link #seal} did not make for this purpose. */
    public Optional<String> open(String sealed, String purpose) {
        try {
            return Optional.of(new String(box.open(Base64.getUrlDecoder().decode(sealed), "seal " + purpose), StandardCharsets.UTF_8));
        } catch (IllegalArgumentException | IllegalStateException | BufferUnderflowException forged) {
            return Optional.empty();
        }
    }
}
