package io.kenh.template;

import java.util.Set;
import java.util.stream.Collectors;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeVisitor;

/** The plain text of an HTML mail, for programs that show no HTML: paragraphs apart, list items marked, links with their address. */
final class MailText implements NodeVisitor {

    private static final Set<String> LINES = Set.of("div", "tr", "li", "table", "blockquote", "center", "hr", "ul", "ol");
    private static final Set<String> PARAGRAPHS = Set.of("p", "h1", "h2", "h3", "h4", "ul", "ol", "table");

    private final StringBuilder text = new StringBuilder();

    private MailText() {
    }

    /** @param html safe already; null gives null */
    static String of(String html) {
        if (html == null) {
            return null;
        }
        MailText reader = new MailText();
        Jsoup.parseBodyFragment(html).body().traverse(reader);
        return reader.text.toString().lines().map(String::strip).collect(Collectors.joining("\n")).replaceAll("\\n{3,}", "\n\n").strip();
    }

    @Override
    public void head(Node node, int depth) {
        if (node instanceof TextNode words) {
            append(words.getWholeText().replaceAll("\\s+", " "));
        } else if (node.nodeName().equals("br")) {
            text.append('\n');
        } else if (node.nodeName().equals("img")) {
            append(node.attr("alt"));
        } else if (opens(node.nodeName())) {
            newLine();
        }
        if (node.nodeName().equals("li")) {
            text.append("- ");
        } else if (node.nodeName().equals("td") || node.nodeName().equals("th")) {
            append(" ");
        }
    }

    @Override
    public void tail(Node node, int depth) {
        if (node instanceof Element link && link.nodeName().equals("a")) {
            address(link);
        }
        if (opens(node.nodeName())) {
            newLine();
        }
        if (PARAGRAPHS.contains(node.nodeName())) {
            text.append('\n');
        }
    }

    private void address(Element link) {
        String address = link.attr("href").replaceFirst("(?i)^(mailto|tel):", "");
        if (!address.isBlank() && !link.text().contains(address)) {
            text.append(" (").append(address).append(')');
        }
    }

    private static boolean opens(String element) {
        return LINES.contains(element) || PARAGRAPHS.contains(element);
    }

    private void append(String words) {
        boolean fresh = text.isEmpty() || Character.isWhitespace(text.charAt(text.length() - 1));
        text.append(fresh ? words.stripLeading() : words);
    }

    private void newLine() {
        if (!text.isEmpty() && text.charAt(text.length() - 1) != '\n') {
            text.append('\n');
        }
    }
}
