package io.kenh.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MessageIdsTest {

    private final MessageIds ids = new MessageIds("0123456789abcdef".getBytes(), "kenh.example");

    @Test
    void recognisesItsOwnIdsWithAndWithoutBrackets() {
        String id = ids.make("message-42");
        assertThat(id).matches("<kenh\\.message-42\\.[0-9a-f]{24}@kenh\\.example>").isEqualTo(ids.make("message-42"));
        assertThat(ids.messageKey(id)).contains("message-42");
        assertThat(ids.messageKey(id.replaceAll("[<>]", ""))).contains("message-42");
    }

    @Test
    void rejectsForgedIdsAndIdsOfOthers() {
        String id = ids.make("message-42");
        assertThat(ids.isOurs(id.replace("42", "43"))).isFalse();
        assertThat(new MessageIds("fedcba9876543210".getBytes(), "kenh.example").isOurs(id)).isFalse();
        assertThat(ids.isOurs("<abc@kenh.example>")).isFalse();
        assertThat(ids.isOurs(null)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "A", "a b", "a@b", "a.b"})
    void refusesKeysThatGatewaysWouldChange(String key) {
        assertThatThrownBy(() -> ids.make(key)).hasMessageContaining("'" + key + "'");
    }
}
