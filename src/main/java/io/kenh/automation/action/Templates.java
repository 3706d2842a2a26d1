package io.kenh.automation.action;

import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.MustacheException;
import com.samskivert.mustache.Template;
import io.kenh.platform.Poison;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/**
 * Fills merge fields: {@code {{name}}}, {@code {{owner.name}}}; what to say when there is none goes between
 * {@code {{^name}}} and {@code {{/name}}}. Values reach maps only, never methods of objects.
 */
@Component
class Templates {

    private static final int MOST = 1_000;

    private final Map<String, Template> text = new ConcurrentHashMap<>();
    private final Map<String, Template> html = new ConcurrentHashMap<>();

    /** For SMS, subjects and plain mail: values go in as they are. */
    String text(String template, Map<String, Object> facts) {
        return fill(text, Mustache.compiler().escapeHTML(false), template, facts);
    }

    /** For HTML mail: values are escaped. */
    String html(String template, Map<String, Object> facts) {
        return template == null ? null : fill(html, Mustache.compiler().escapeHTML(true), template, facts);
    }

    private static String fill(Map<String, Template> cache, Mustache.Compiler compiler, String template, Map<String, Object> facts) {
        try {
            if (cache.size() > MOST) {
                cache.clear();
            }
            return cache.computeIfAbsent(template, t -> compiler.defaultValue("").emptyStringIsFalse(true).compile(t)).execute(facts).strip();
        } catch (MustacheException e) {
            throw new Poison("faulty template", "template '%s' cannot be filled: %s".formatted(
                    template.length() > 80 ? template.substring(0, 80) + "…" : template, e.getMessage()));
        }
    }
}
