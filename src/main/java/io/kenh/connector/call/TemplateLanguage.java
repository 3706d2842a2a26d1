package io.kenh.connector.call;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.function.UnaryOperator;
import org.apache.camel.Exchange;
import org.apache.camel.Expression;
import org.apache.camel.Predicate;
import org.apache.camel.support.ExpressionAdapter;
import org.apache.camel.support.LanguageSupport;

/** Templates as a Camel language, one per format: {@code json-template}, {@code form-template}, {@code xml-template}. */
final class TemplateLanguage extends LanguageSupport {

    private final UnaryOperator<String> escape;

    private TemplateLanguage(UnaryOperator<String> escape) {
        this.escape = escape;
    }

    static TemplateLanguage json() {
        JsonStringEncoder encoder = JsonStringEncoder.getInstance();
        return new TemplateLanguage(value -> new String(encoder.quoteAsString(value)));
    }

    static TemplateLanguage form() {
        return new TemplateLanguage(value -> URLEncoder.encode(value, StandardCharsets.UTF_8));
    }

    static TemplateLanguage xml() {
        return new TemplateLanguage(value -> value.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
                .replace("\"", "&quot;").replace("'", "&apos;"));
    }

    static TemplateLanguage plain() {
        return new TemplateLanguage(UnaryOperator.identity());
    }

    @Override
    public Expression createExpression(String text) {
        // Here, while the route is built, the Kamelet's own parameters answer {{…}}; later they do not.
        Template template = new Template(text,
                name -> getCamelContext().resolvePropertyPlaceholders("{{?" + name + "}}"), escape);
        return new ExpressionAdapter() {
            @Override
            public Object evaluate(Exchange exchange) {
                return template.fill(Call.of(exchange).message());
            }
        };
    }

    @Override
    public Predicate createPredicate(String text) {
        throw new UnsupportedOperationException("A template gives a text, not yes or no");
    }
}
