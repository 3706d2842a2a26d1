package io.kenh.intake.mail;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What mail servers write for people when they give a mail back. */
final class BounceWords {

    private static final int FLAGS = Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE;
    private static final Pattern ORIGINAL = Pattern.compile("(?m)^\\W{0,8}(?:below this line is a copy|this is a copy of|original message|message headers follow|original message follows"
            + "|unsent message follows|message header follows|returned message|undelivered message follows|the (?:header|original) (?:of|message)|included is a copy|below is a copy|returned (?:text|mail) follows"
            + "|here is a copy|received: ?(?:from|by|\\()|return-path:|the body of your message|copy of the (?:message|first)|the message (?:header|that you sent)|text of your original|your message (?:is|begins)|message text follows|----- ?header).*$", FLAGS);
    private static final Pattern ADDRESS = Pattern.compile("[\\p{Alnum}._%+=/'*&!#~\\-]{1,100}@[\\p{Alnum}.\\-\\[\\]]{2,200}");
    private static final Pattern RECIPIENT_LINE = Pattern.compile("(?m)^\\s{0,20}(?:to|recipient|address|user)?:?\\s{0,10}[<\"]{0,2}([\\p{Alnum}._%+=/'*&!#~\\-]{1,100}@[\\p{Alnum}.\\-]{2,200})[>\"]{0,2}\\s*(?:[:,;(\\-]|on |$|\\s{2}|Invalid).*$", FLAGS);
    private static final Pattern DELAY = Pattern.compile("delayed|has not yet been delivered|warning message only|will be retried|still being retried|\\(delay\\)|could not be delivered for (?:the last )?\\d+ (?:hours|days)|delivery (?:is )?delay", FLAGS);

    static final Pattern SUBJECT = Pattern.compile("(?:.{0,30}[:\\]] ?)?(?:undeliver|returned? (?:mail|e-?mail|message|to sender)|delivery (?:status|failure|failed|notification|report|problem|error|has failed|delayed)|mail (?:delivery|system error|failure|could not|undeliver|not deliver|deliver)"
            + "|failure notice|message (?:delivery|undeliver|could not|not delivered|status|delayed)|non.?deliver|unzustellbar|nicht zustellbar|zustellung|unable to deliver|could ?n.t (?:be )?deliver|permanent delivery|error sending|failed mail|(?:warning|error).{0,30}(?:mail|message|deliver)|notification d.état|échec|non remis|no se (?:ha )?pudo entregar"
            + "|onbestelbaar|impossibile|ваше сообщение не|почта не|недоставлен|thư bị trả|không (?:thể )?(?:gửi|chuyển|phát) được|gửi thư không thành công|lỗi gửi thư|配信不能|退信|系统退信|メール送信エラー|returned email|bounce|rejected mail|email delivery|no deliver).{0,300}", FLAGS);
    private static final Pattern PHRASES = Pattern.compile("could not be (?:delivered|sent)|was ?n.t able to deliver|unable to deliver|not (?:be )?delivered|delivery (?:to the following|failed|has failed|failure)|did not reach|user unknown|unknown user|no such user|undeliverable|mailbox (?:is )?full|mailbox unavailable"
            + "|permanent(?:ly)? (?:fatal )?(?:error|fail)|does not (?:exist|like)|returned to sender|rejected by|were rejected|failed address|address(?:\\(es\\))? failed|error has occurred while attempting to deliver|message delayed|has not (?:yet )?been delivered|recipient address rejected|smtp error|transcript of session"
            + "|quota|group you tried to contact|не может быть доставлено|không thể (?:gửi|chuyển|giao|phát)|địa chỉ (?:email )?không tồn tại|nicht zugestellt|não foi entregue|no se pudo|n'a pas pu être|in error|couldn.t be (?:delivered|sent)|cannot be delivered|無法|无法|投递|届け|連絡しようとした|試圖聯絡|尝试联系|has been (?:blocked|rejected)|was (?:blocked|rejected)|failed to deliver|not been able|content.{0,10}(?:banned|infected)|remote (?:host|server) (?:said|returned)|wiadomości nie|ne peut", FLAGS);

    private BounceWords() { }

    static boolean complains(String text) {
        return PHRASES.matcher(text.length() > 8_000 ? text.substring(0, 8_000) : text).find();
    }

    static boolean isDelay(String text) {
        String start = text.length() > 3_000 ? text.substring(0, 3_000) : text;
        return DELAY.matcher(report(start)).find();
    }

    /** The server's own words: everything before the mail it gives back. */
    static String report(String text) {
        String start = text.length() > 50_000 ? text.substring(0, 50_000) : text;
        Matcher m = ORIGINAL.matcher(start);
        while (m.find()) if (!start.substring(0, m.start()).isBlank() && ADDRESS.matcher(start.substring(0, m.start())).find()) return start.substring(0, m.start());
        return start;
    }

    /** Addresses that stand alone or at the start of a line; failing these, the first address at all. */
    static List<String> recipients(String report, String failedRecipients) {
        Set<String> found = new LinkedHashSet<>();
        if (failedRecipients != null) AddressReader.read(failedRecipients).forEach(a -> { if (a.address() != null) found.add(a.address()); });
        Matcher line = RECIPIENT_LINE.matcher(report);
        while (found.isEmpty() | found.size() < 50 && failedRecipients == null && line.find()) if (!isRobot(line.group(1))) found.add(line.group(1).toLowerCase(java.util.Locale.ROOT));
        Matcher any = ADDRESS.matcher(report);
        while (found.isEmpty() && any.find()) if (!isRobot(any.group())) found.add(any.group());
        return new ArrayList<>(found);
    }

    private static boolean isRobot(String address) {
        return AutomaticMail.isRobot(new MailAddress(address, null));
    }

    /** The words from the recipient's address up to the next recipient. */
    static String about(String report, String recipient, List<String> others) {
        int at = report.toLowerCase(java.util.Locale.ROOT).indexOf(recipient.toLowerCase(java.util.Locale.ROOT));
        if (at < 0) return report;
        int next = others.stream().filter(o -> !o.equalsIgnoreCase(recipient)).mapToInt(o -> report.toLowerCase(java.util.Locale.ROOT).indexOf(o.toLowerCase(java.util.Locale.ROOT), at))
                .filter(n -> n > at).min().orElse(report.length());
        return report.substring(at, Math.min(next, at + 1_500));
    }
}
