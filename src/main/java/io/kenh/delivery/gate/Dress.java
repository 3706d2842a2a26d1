package io.kenh.delivery.gate;

import io.kenh.delivery.Consents;
import io.kenh.delivery.Message;
import io.kenh.delivery.NewMessage;
import io.kenh.delivery.Purpose;
import io.kenh.delivery.RuleBook;
import io.kenh.delivery.SendingRules;
import io.kenh.delivery.UnsubscribeLinks;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.springframework.web.util.HtmlUtils;

/** Gives an advertising message what the law and mailboxes want to see in it: the label, and a way to refuse. */
@Component
public class Dress {

    private static final List<String> LABELS = List.of("[QC]", "[AD]");
    private static final String UNSUBSCRIBE = "List-Unsubscribe";
    private static final String ONE_CLICK = "List-Unsubscribe-Post";
    private static final String WORDS = "Từ chối nhận quảng cáo / Unsubscribe";

    private final RuleBook book;
    private final UnsubscribeLinks links;

    Dress(RuleBook book, UnsubscribeLinks links) {
        this.book = book;
        this.links = links;
    }

    /** The same messages in the same order; what does not advertise is left as it is. */
    public List<NewMessage> put(List<NewMessage> messages) {
        if (messages.stream().noneMatch(message -> message.purpose() == Purpose.ADVERTISING)) {
            return messages;
        }
        SendingRules rules = book.now();
        return messages.stream().map(message -> message.purpose() == Purpose.ADVERTISING ? put(message, rules) : message).toList();
    }

    private NewMessage put(NewMessage message, SendingRules rules) {
        String link = links.url(message.channel(), Consents.known(message.channel(), message.address()));
        return message.channel().equals("mail") ? mail(message, rules, link) : message.saying(message.subject(), ended(labelled(message.text(), rules),
                rules.smsEnding().replace("{link}", link)), message.html(), message.headers());
    }

    private static NewMessage mail(NewMessage message, SendingRules rules, String link) {
        Map<String, String> headers = new LinkedHashMap<>(message.headers());
        headers.put(UNSUBSCRIBE, "<" + link + ">");
        headers.put(ONE_CLICK, "List-Unsubscribe=One-Click");
        return message.saying(labelled(message.subject() == null ? "" : message.subject(), rules), ended(message.text(), "\n-- \n" + WORDS + ": " + link),
                message.html() == null ? null : withFoot(message.html(), link), headers);
    }

    private static String labelled(String text, SendingRules rules) {
        return isLabelled(text) ? text : rules.label() + " " + text.stripLeading();
    }

    private static String ended(String text, String ending) {
        return ending.isBlank() ? text : text.stripTrailing() + (ending.startsWith("\n") ? "\n" : " ") + ending;
    }

    private static String withFoot(String html, String link) {
        String foot = "<p><a href=\"%s\">%s</a></p>".formatted(HtmlUtils.htmlEscape(link), HtmlUtils.htmlEscape(WORDS, "UTF-8"));
        int end = html.toLowerCase(Locale.ROOT).lastIndexOf("</body>");
        return end < 0 ? html + foot : html.substring(0, end) + foot + html.substring(end);
    }

    private static boolean isLabelled(String text) {
        return text != null && LABELS.stream().anyMatch(text::startsWith);
    }

    static boolean isLabelled(Message message) {
        return isLabelled(message.channel().equals("mail") ? message.subject() : message.text());
    }

    static boolean hasWayOut(Message message) {
        return message.headers().getOrDefault(UNSUBSCRIBE, "").startsWith("<http") && message.headers().containsKey(ONE_CLICK);
    }
}
