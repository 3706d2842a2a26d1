package io.kenh.connector.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

/** What is closed opens only with its key and for its owner. */
class SecretBoxTest {

    private static final SecretKey OLD = SecretKey.of("an-old-key-of-more-than-32-characters");
    private static final SecretKey NEW = SecretKey.of("a-new-key-of-more-than-32-characters!");
    private static final byte[] PLAIN = "K-demo".getBytes(StandardCharsets.UTF_8);

    @Property(tries = 100)
    void anythingClosedOpensAgain(@ForAll byte[] plain, @ForAll String owner) {
        SecretBox box = new SecretBox(List.of(NEW));

        assertThat(box.open(box.close(plain, owner), owner)).isEqualTo(plain);
    }

    @Test
    void theSameSecretNeverLooksTheSame() {
        SecretBox box = new SecretBox(List.of(NEW));

        assertThat(box.close(PLAIN, "esms")).isNotEqualTo(box.close(PLAIN, "esms"));
    }

    @Test
    void doesNotOpenForAnotherOwnerOrWhenDamaged() {
        SecretBox box = new SecretBox(List.of(NEW));
        byte[] closed = box.close(PLAIN, "esms");
        byte[] damaged = closed.clone();
        damaged[damaged.length - 1] ^= 1;

        assertThatThrownBy(() -> box.open(closed, "smtp")).hasMessageContaining("smtp");
        assertThatThrownBy(() -> box.open(damaged, "esms")).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void aNewKeyInFrontStillOpensWhatTheOldOneClosed() {
        byte[] closed = new SecretBox(List.of(OLD)).close(PLAIN, "esms");

        SecretBox both = new SecretBox(List.of(NEW, OLD));
        assertThat(both.open(closed, "esms")).isEqualTo(PLAIN);
        assertThat(both.isCurrent(closed)).isFalse();
        assertThat(both.isCurrent(both.close(PLAIN, "esms"))).isTrue();
        assertThatThrownBy(() -> new SecretBox(List.of(NEW)).open(closed, "esms"))
                .hasMessageContaining("KENH_SECRET_KEY");
    }

    @Test
    void aShortKeyIsRefusedWithoutShowingIt() {
        assertThatThrownBy(() -> SecretKey.of("too-short")).hasMessageContaining("found a key of 9 characters")
                .hasMessageNotContaining("too-short");
        assertThat(NEW.toString()).doesNotContain("a-new-key");
    }
}
