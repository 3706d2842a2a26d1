package io.kenh.sync;

import static org.assertj.core.api.Assertions.assertThat;

import io.kenh.event.Change;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every kind of change can be published. */
class SubscriptionChoicesTest {

    @Test
    void onlyTheClockTellsNobody() {
        List<String> kinds = Stream.of(Change.class.getDeclaredFields()).filter(field -> Modifier.isPublic(field.getModifiers()) && field.getType() == String.class)
                .map(SubscriptionChoicesTest::value).filter(kind -> !kind.equals(Change.DUE)).toList();
        assertThat(kinds).isNotEmpty();
        assertThat(SubscriptionChoices.KINDS).containsExactlyInAnyOrderElementsOf(kinds);
    }

    private static String value(Field constant) {
        try {
            return (String) constant.get(null);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }
}
