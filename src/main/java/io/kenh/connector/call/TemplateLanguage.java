package io.kenh.connector.call;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Properties;
import java.util.function.UnaryOperator;
import org.apache.camel.Exchange;
import org.apache.camel.Expression;
import org.apache.camel.Predicate;
import org.apache.camel.support.ExpressionAdapter;
import org.apache.camel.support.LanguageSupport;

/** Templates as a Camel language, one per format: {@code json-template}, {@code form-template}, {@code xml-template}. */
final class TemplateLanguage extends LanguageSupport {

    static final UnaryOperator<String> JSON =
            value -> new String(JsonStringEncoder.getInstance().quoteAsString(value));
    static final UnaryOperator<String> FORM = value -> URLEncoder.encode(value, StandardCharsets.UTF_8);
    static final UnaryOperator<String> XML = value -> value.replace("&", "&amp;").replace("<", "&lt;")
            .replace(">", "&gt;").replace("\"", "&quot;").replace("'", "&apos;");

    private final UnaryOperator<String> escape;

    /** @param escape makes any text harmless in the format */
    TemplateLanguage(UnaryOperator<String> escape) {
        this.escape = escape;
    }

    @Override
    public Expression createExpression(String text) {
        Template template = new Template(text, this::parameter, escape);
        return new ExpressionAdapter() {
            @Override
            public Object evaluate(Exchange exchange) {
                return template.fill(Call.of(exchange).message());
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
        throw new UnsupportedOperationException("A template gives a text, not yes or no");
    }
}
