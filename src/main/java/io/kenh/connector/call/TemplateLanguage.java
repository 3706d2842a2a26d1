package io.kenh.connector.call;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Properties;
import java.util.function.UnaryOperator;
import org.apache.camel.Exchange;
import org.apache.camel.Expression;
import org.apache.camel.Predicate;
import org.apache.camel.support.ExpressionAdapter;
import org.apache.camel.support.LanguageSupport;

/**
 * Templates as a Camel language, one per format: {@code json-template}, {@code form-template}, {@code xml-template}.
 * As a condition a template holds unless it fills to nothing, {@code 0} or {@code false}.
 */
final class TemplateLanguage extends LanguageSupport {

    static final UnaryOperator<String> JSON =
            value -> new String(JsonStringEncoder.getInstance().quoteAsString(value));
    static final UnaryOperator<String> FORM = value -> URLEncoder.encode(value, StandardCharsets.UTF_8);
    static final UnaryOperator<String> XML = value -> value.replace("&", "&amp;").replace("<", "&lt;")
            .replace(">", "&gt;").replace("\"", "&quot;").replace("'", "&apos;");

    /** The value of an {@code Authorization} header by name and password. */
    static final UnaryOperator<String> BASIC = value -> "Basic "
            + Base64.getEncoder().encodeToString(value.getBytes(StandardCharsets.UTF_8));

    private final UnaryOperator<String> escape;
    private final UnaryOperator<String> finish;

    /** @param escape makes any text harmless in the format */
    TemplateLanguage(UnaryOperator<String> escape) {
        this(escape, UnaryOperator.identity());
    }

    /** @param finish changes the whole text once it is filled */
    TemplateLanguage(UnaryOperator<String> escape, UnaryOperator<String> finish) {
        this.escape = escape;
        this.finish = finish;
    }

    @Override
    public Expression createExpression(String text) {
        Template template = new Template(text, this::parameter, escape);
        return new ExpressionAdapter() {
            @Override
            public Object evaluate(Exchange exchange) {
                return finish.apply(template.fill(Call.of(exchange)));
            }
        };
    }

    /**
     * The Kamelet's own value, which is at hand only while its route is being built. Asking Camel to resolve a
     * placeholder would do the same, but writes every value to the log at level DEBUG.
     */
    private String parameter(String name) {
        Properties own = getCamelContext().getPropertiesComponent().getLocalProperties();
        Object value = own == null ? null : own.get(name);
        return value == null ? null : value.toString();
    }

    @Override
    public Predicate createPredicate(String text) {
        Template template = new Template(text, this::parameter, escape);
        return exchange -> Template.isYes(template.fill(Call.of(exchange)));
    }
}
