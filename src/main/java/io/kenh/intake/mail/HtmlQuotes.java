package io.kenh.intake.mail;

import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;

/** Takes quoted mail out of HTML by the marks that mail programs leave in it. */
final class HtmlQuotes {

    private static final String QUOTES = ".gmail_quote, .gmail_quote_container, .gmail_extra > blockquote, blockquote[type=cite], .yahoo_quoted, .protonmail_quote"
            + ", [data-marker=__QUOTED_TEXT__], #OLK_SRC_BODY_SECTION, .zmail_extra, [name=messageReplySection], .moz-cite-prefix, .js-helper"
            + ", blockquote[style*=border-left], #mail-app-auto-default-signature ~ blockquote";
    private static final String QUOTE_STARTS = "#divRplyFwdMsg, #appendonsend, hr#stopSpelling, div[style~=(?i)border:\\s*none;\\s*border-top:\\s*solid\\s*#(b5c4df|e1e1e1)]"
            + ", div[style~=(?i)border-top:\\s*solid\\s*#(b5c4df|e1e1e1)], div[style~=(?i)border-top:\\s*(#e5e5e5|rgb\\(229)]";

    private HtmlQuotes() { }

    /** The page's text without quotes; the whole text when nothing would be left. */
    static String withoutQuotes(Document page) {
        Document document = page.clone();
        document.select(QUOTES).forEach(Node::remove);
        Element start = document.selectFirst(QUOTE_STARTS);
        if (start != null) removeFrom(start);
        String rest = HtmlText.of(document);
        return rest.isBlank() ? HtmlText.of(page) : rest;
    }

    /** The element and all that comes after it in the document. */
    private static void removeFrom(Element start) {
        for (Element e = start; e != null && !e.nameIs("body"); e = e.parent()) {
            for (Node next = e.nextSibling(); next != null; next = e.nextSibling()) next.remove();
        }
        start.remove();
    }
}
