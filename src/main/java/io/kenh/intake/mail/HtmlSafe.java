package io.kenh.intake.mail;

import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.owasp.html.AttributePolicy;
import org.owasp.html.CssSchema;
import org.owasp.html.HtmlPolicyBuilder;
import org.owasp.html.PolicyFactory;

/**
 * Makes a mail's HTML safe to show: an allow-list of elements, attributes, styles and schemes. Pictures of the mail stay
 * as {@code cid:} references for the caller to rewrite; remote ones keep their address in {@code data-remote-src} only,
 * so that opening a mail tells its sender nothing.
 */
final class HtmlSafe {

    private static final Pattern SIZE = Pattern.compile("\\d{1,4}(%|px)?");
    private static final Pattern CID = Pattern.compile("(?i)cid:[^\\s\"'<>]{1,500}");
    private static final Pattern REMOTE = Pattern.compile("(?i)https?://[^\\s\"'<>]{1,2000}");
    private static final CssSchema STYLES = CssSchema.withProperties(Set.of("color", "background-color", "font-family", "font-size",
            "font-style", "font-weight", "text-align", "text-decoration", "line-height", "white-space", "margin", "margin-left",
            "margin-right", "margin-top", "margin-bottom", "padding", "padding-left", "padding-right", "padding-top", "padding-bottom",
            "border", "border-left", "border-right", "border-top", "border-bottom", "border-collapse", "width", "vertical-align",
            "list-style-type"));
    private static final PolicyFactory POLICY = new HtmlPolicyBuilder()
            .allowElements("a", "abbr", "address", "b", "big", "blockquote", "br", "caption", "center", "cite", "code", "col",
                    "colgroup", "dd", "del", "div", "dl", "dt", "em", "font", "h1", "h2", "h3", "h4", "h5", "h6", "hr", "i", "img",
                    "ins", "kbd", "li", "ol", "p", "pre", "q", "s", "samp", "small", "span", "strike", "strong", "sub", "sup",
                    "table", "tbody", "td", "tfoot", "th", "thead", "tr", "tt", "u", "ul")
            .allowUrlProtocols("http", "https", "mailto", "tel", "cid")
            .allowAttributes("href").onElements("a")
            .allowAttributes("src").matching(CID).onElements("img")
            .allowAttributes("data-remote-src").matching(REMOTE).onElements("img")
            .allowAttributes("alt", "title").globally()
            .allowAttributes("width", "height", "cellpadding", "cellspacing", "border").matching(SIZE).globally()
            .allowAttributes("colspan", "rowspan").matching(Pattern.compile("\\d{1,3}")).onElements("td", "th")
            .allowAttributes("align", "valign").matching(Pattern.compile("[a-zA-Z]{1,10}")).globally()
            .allowAttributes("dir").matching(Pattern.compile("(?i)ltr|rtl|auto")).globally()
            .allowAttributes("color").matching(Pattern.compile("#?[a-zA-Z0-9]{1,20}")).onElements("font")
            .allowAttributes("target").matching(AttributePolicy.IDENTITY_ATTRIBUTE_POLICY).onElements("a")
            .allowStyling(STYLES)
            .requireRelsOnLinks("nofollow", "noreferrer", "noopener")
            .toFactory();

    private static final Pattern SAFE_CID = Pattern.compile("src=\"cid:[^\"]*\"");

    private HtmlSafe() { }

    /**
     * @param page what the sender wrote, see {@link HtmlText#document}; it is left as it is
     * @param files what came with it; pictures among them that the HTML shows are cited by {@link Pictures#id}
     */
    static String of(Document page, List<MimePart> files) {
        Document document = page.clone();
        document.select("style, script, head > *").remove();
        new Pictures(files).cite(document);
        document.select("img[src]").forEach(HtmlSafe::hideRemote);
        document.select("a[href]").attr("target", "_blank");
        return SAFE_CID.matcher(POLICY.sanitize(document.body().html())).replaceAll(m -> Matcher.quoteReplacement(plain(m.group())));
    }

    /** The cleaning writes harmless signs as entities, and a reference must stay what the file's Content-ID is. */
    private static String plain(String reference) {
        return reference.replace("&#64;", "@").replace("&#43;", "+").replace("&#61;", "=");
    }

    /** A picture that would be fetched from elsewhere loses its address; one of a pixel goes altogether. */
    private static void hideRemote(Element image) {
        String source = image.attr("src").strip();
        if (source.regionMatches(true, 0, "cid:", 0, 4)) return;
        boolean pixel = image.attr("width").matches("[01]") || image.attr("height").matches("[01]");
        if (pixel) image.remove();
        else image.removeAttr("src").attr("data-remote-src", source);
    }
}
