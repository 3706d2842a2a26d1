package io.kenh.console.livechat;

import io.kenh.connector.Connection;
import io.kenh.console.Languages;
import io.kenh.platform.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.context.MessageSource;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/** The window's script: our own file with its style, its words in both languages and the connection's settings put into it. */
@Component
class WindowScript {

    private static final String PLACE = "/*setup*/ null";
    private static final List<String> WORDS = List.of("open", "close", "title", "online", "offline", "name", "phone", "email", "hint", "send", "reach", "failed", "slow", "later");

    private final MessageSource messages;
    private final String script = text("static/assets/chat.js");
    private final String style = text("static/assets/chat.css");

    WindowScript(MessageSource messages) {
        this.messages = messages;
    }

    String of(Connection window) {
        Map<String, Object> setup = new LinkedHashMap<>();
        setup.put("name", window.name());
        setup.put("title", Map.of("vi", window.setting("titleVi", ""), "en", window.setting("titleEn", "")));
        setup.put("words", Map.of("vi", words(Languages.VIETNAMESE), "en", words(Languages.ENGLISH)));
        setup.put("ask", Boolean.parseBoolean(window.setting("ask", "false")));
        setup.put("visits", Boolean.parseBoolean(window.setting("visits", "true")));
        setup.put("css", style);
        return script.replace(PLACE, Json.write(setup));
    }

    private Map<String, String> words(Locale language) {
        Map<String, String> words = new LinkedHashMap<>();
        WORDS.forEach(word -> words.put(word, messages.getMessage("livechat." + word, null, language)));
        return words;
    }

    private static String text(String file) {
        try {
            return new ClassPathResource(file).getContentAsString(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
