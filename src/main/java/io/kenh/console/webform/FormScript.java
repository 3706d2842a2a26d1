package io.kenh.console.webform;

import io.kenh.console.Languages;
import io.kenh.platform.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;
import org.thymeleaf.context.Context;
import org.thymeleaf.spring6.SpringTemplateEngine;

/** The script that draws a form on another site's page: our own file with the form, in both languages, and its style put into it. */
@Component
class FormScript {

    private static final String PLACE = "/*setup*/ null";

    private final SpringTemplateEngine templates;
    private final String script = text("static/assets/form.js");
    private final String style = text("static/assets/form.css");

    FormScript(SpringTemplateEngine templates) {
        this.templates = templates;
    }

    /** @param first language if the page does not say; null for the page's own */
    String of(FormView view, Locale first) {
        Map<String, Object> setup = new LinkedHashMap<>();
        setup.put("lang", first == null ? null : first.getLanguage());
        setup.put("vi", html(view, Languages.VIETNAMESE));
        setup.put("en", html(view, Languages.ENGLISH));
        setup.put("css", style);
        return script.replace(PLACE, Json.write(setup));
    }

    private String html(FormView view, Locale language) {
        return templates.process("console/webform/fields", Set.of("form"), new Context(language, view.values()));
    }

    private static String text(String file) {
        try {
            return new ClassPathResource(file).getContentAsString(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
