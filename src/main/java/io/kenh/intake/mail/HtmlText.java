package io.kenh.intake.mail;

import java.util.Set;
import java.util.stream.Collectors;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeVisitor;

/** HTML as plain text: blocks and line breaks become lines, entities letters, links keep their words only. */
final class HtmlText {

    private static final Set<String> BLOCKS = Set.of("p", "div", "tr", "li", "ul", "ol", "table", "blockquote", "h1", "h2", "h3", "h4",
            "h5", "h6", "hr", "pre", "section", "article", "header", "footer", "address", "dl", "dt", "dd", "center", "form");
    private static final Set<String> SILENT = Set.of("style", "script", "title", "head", "template", "noscript");

    private HtmlText() { }

    static String of(String html) {
        return of(document(html));
    }

    /** The same below the title, which mail programs do not show although it holds words of the sender. */
    static String withTitle(Document document) {
        return (document.title().strip() + "\n" + of(document)).strip();
    }

    /** The parsed HTML, cut to what is looked at, with its legacy fonts in Unicode. */
    static Document document(String html) {
        Document document = Jsoup.parse(html.length() > Limits.HTML_CHARS ? html.substring(0, Limits.HTML_CHARS) : html);
        VietnameseGuess.mend(document);
        return document;
    }

    static String of(Document document) {
        Writer writer = new Writer();
        document.body().traverse(writer);
        return writer.text.toString().lines().map(String::strip).collect(Collectors.joining("\n")).replaceAll("\\n{3,}", "\n\n").strip();
    }

    private static final class Writer implements NodeVisitor {

        private final StringBuilder text = new StringBuilder();

        @Override
        public void head(Node node, int depth) {
            if (node instanceof TextNode words && !isSilent(words)) write(words);
            else if (node.nodeName().equals("br")) text.append('\n');
            else if (BLOCKS.contains(node.nodeName())) newLine();
            else if (node.nodeName().equals("td") && text.length() > 0 && text.charAt(text.length() - 1) != '\n') text.append(' ');
        }

        @Override
        public void tail(Node node, int depth) {
            if (BLOCKS.contains(node.nodeName())) newLine();
            if (node.nodeName().equals("p")) text.append('\n');
        }

        private void write(TextNode words) {
            boolean pre = words.parent() != null && words.parent().closest("pre, [style*=pre-wrap]") != null;
            String plain = pre ? words.getWholeText() : words.getWholeText().replaceAll("[ \\t\\r\\n\\f]+", " ");
            boolean atStart = text.length() == 0 || Character.isWhitespace(text.charAt(text.length() - 1));
            text.append(atStart && !pre ? plain.replaceFirst("^ ", "") : plain);
        }

        private static boolean isSilent(TextNode words) {
            return words.parent() != null && SILENT.contains(words.parent().nodeName());
        }

        private void newLine() {
            if (text.length() > 0 && text.charAt(text.length() - 1) != '\n') text.append('\n');
        }
    }
}
