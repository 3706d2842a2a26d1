package io.kenh.delivery.track;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/** A mail's HTML with other addresses behind its links, and a picture at its end that nobody sees. */
final class TrackedHtml {

    /** Longer addresses are cut by some mail programs once they are sealed. */
    private static final int LONGEST = 1_500;

    private TrackedHtml() {
    }

    /**
     * @param kept  links that stay as they are, beside all that lead to no web page
     * @param marks the address for a link; for null that of the picture
     */
    static String of(String html, Predicate<String> kept, UnaryOperator<String> marks) {
        boolean whole = html.toLowerCase(Locale.ROOT).contains("<html");
        Document document = whole ? Jsoup.parse(html) : Jsoup.parseBodyFragment(html);
        document.outputSettings().prettyPrint(false);
        for (Element link : document.select("a[href], area[href]")) {
            String url = link.attr("href").strip();
            if (leadsToAPage(url) && !kept.test(url)) {
                link.attr("href", marks.apply(url));
            }
        }
        document.body().appendElement("img").attr("src", marks.apply(null)).attr("width", "1").attr("height", "1").attr("alt", "");
        return whole ? document.outerHtml() : document.body().html();
    }

    private static boolean leadsToAPage(String url) {
        try {
            URI uri = new URI(url);
            return url.length() <= LONGEST && uri.getHost() != null
                    && ("http".equalsIgnoreCase(uri.getScheme()) || "https".equalsIgnoreCase(uri.getScheme()));
        } catch (URISyntaxException noAddress) {
            return false;
        }
    }
}
