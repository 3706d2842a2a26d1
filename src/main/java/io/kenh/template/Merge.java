package io.kenh.template;

import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.MustacheException;
import com.samskivert.mustache.Template;
import io.kenh.platform.Poison;
import java.text.Normalizer;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/**
 * Fills merge fields. {@code {{name}}} is a field, {@code {{name|quý khách}}} one with what to say when it is empty,
 * {@code {{#name}}…{{/name}}} a part for when it is not and {@code {{^name}}…{{/name}}} one for when it is. What a value
 * holds is never read as a template.
 */
@Component
public class Merge {

    private static final int MOST_KEPT = 1_000;

    private final Map<String, Template> plain = new ConcurrentHashMap<>();
    private final Map<String, Template> escaped = new ConcurrentHashMap<>();
    private final Mustache.Compiler compiler;
    private final Sender sender;

    Merge(Clock clock, Sender sender) {
        this.compiler = Mustache.compiler().defaultValue("").emptyStringIsFalse(true).withCollector(new Shown(clock.getZone()));
        this.sender = sender;
    }

    /**
     * For SMS and plain mail: values go in as they are, without control characters.
     *
     * @param facts the record's fields, {@code customer}, {@code owner}
     * @throws Poison when the template is faulty
     */
    public String text(String template, Map<String, Object> facts) {
        return Normalizer.normalize(fill(plain, compiler.escapeHTML(false), template, facts), Normalizer.Form.NFC)
                .replaceAll("[\\p{Cntrl}&&[^\\n\\t]]", "");
    }

    /** For subjects: the same on one line, so that no value begins a header of its own. */
    public String line(String template, Map<String, Object> facts) {
        return text(template, facts).replaceAll("\\s+", " ").strip();
    }

    /** For HTML mail: values are escaped, and the whole is then made safe. Null gives null. */
    public String html(String template, Map<String, Object> facts) {
        return template == null ? null : MailHtml.safe(fill(escaped, compiler.escapeHTML(true), template, facts));
    }

    /** What is wrong with a template's shape, each as "found …, wanted …"; empty when it can be filled. */
    public List<String> faults(String template) {
        List<String> faults = Syntax.faults(template);
        return faults.isEmpty() && !readable(template)
                ? List.of("found braces that form no field, wanted {{field}} with two braces on either side and nothing half open") : faults;
    }

    private boolean readable(String template) {
        try {
            compiler.compile(Syntax.forEngine(template));
            return true;
        } catch (MustacheException | IndexOutOfBoundsException e) {
            // the engine looks behind the end of what it calls a tag
            return false;
        }
    }

    private String fill(Map<String, Template> kept, Mustache.Compiler compiler, String template, Map<String, Object> facts) {
        try {
            if (kept.size() > MOST_KEPT) {
                kept.clear();
            }
            Template ready = kept.computeIfAbsent(template, source -> compiler.compile(Syntax.forEngine(source)));
            java.io.StringWriter out = new java.io.StringWriter();
            ready.execute(facts, Map.of("sender", sender.facts()), out);
            return out.toString().strip();
        } catch (MustacheException | IndexOutOfBoundsException e) {
            throw new Poison("faulty template", "template '%s' cannot be filled: %s".formatted(
                    template.length() > 80 ? template.substring(0, 80) + "…" : template, e.getMessage()));
        }
    }
}
