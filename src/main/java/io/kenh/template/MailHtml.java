package io.kenh.template;

import java.util.Set;
import java.util.regex.Pattern;
import org.owasp.html.CssSchema;
import org.owasp.html.HtmlPolicyBuilder;
import org.owasp.html.PolicyFactory;

/** HTML that may leave in our name: an allow-list of what mail programs show; scripts, forms and odd links do not pass. */
final class MailHtml {

    private static final Pattern SIZE = Pattern.compile("\\d{1,4}(%|px)?");
    private static final CssSchema STYLES = CssSchema.withProperties(Set.of("color", "background-color", "font-family", "font-size",
            "font-style", "font-weight", "text-align", "text-decoration", "line-height", "margin", "margin-left", "margin-right",
            "margin-top", "margin-bottom", "padding", "padding-left", "padding-right", "padding-top", "padding-bottom", "border",
            "border-left", "border-right", "border-top", "border-bottom", "border-collapse", "border-radius", "width", "max-width",
            "vertical-align", "list-style-type"));
    private static final PolicyFactory POLICY = new HtmlPolicyBuilder()
            .allowElements("a", "b", "blockquote", "br", "center", "div", "em", "font", "h1", "h2", "h3", "h4", "hr", "i", "img", "li",
                    "ol", "p", "s", "small", "span", "strong", "sub", "sup", "table", "tbody", "td", "th", "thead", "tr", "u", "ul")
            .allowUrlProtocols("http", "https", "mailto", "tel")
            .allowAttributes("href").onElements("a")
            .allowAttributes("src").matching(Pattern.compile("(?i)https?://[^\\s\"'<>]{1,2000}")).onElements("img")
            .allowAttributes("alt", "title").globally()
            .allowAttributes("width", "height", "cellpadding", "cellspacing", "border").matching(SIZE).globally()
            .allowAttributes("colspan", "rowspan").matching(Pattern.compile("\\d{1,3}")).onElements("td", "th")
            .allowAttributes("align", "valign").matching(Pattern.compile("[a-zA-Z]{1,10}")).globally()
            .allowAttributes("bgcolor", "color").matching(Pattern.compile("#?[a-zA-Z0-9]{1,20}")).globally()
            .allowStyling(STYLES)
            .toFactory();

    private MailHtml() {
    }

    static String safe(String html) {
        return POLICY.sanitize(html);
    }
}
