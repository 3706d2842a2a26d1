package io.kenh.intake;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * What somebody wrote in a few words: in a chat, as a comment, as an SMS.
 *
 * @param channel by which an answer leaves: {@code chat} or {@code sms}; the connector then can {@code <channel>.send}
 * @param address where an answer goes to: the channel's id of the person, or a number in E.164
 * @param text    may be empty where there are files
 * @param files   may be empty
 * @param id      the provider's id of the message; null where it has none
 * @param comment the comment's id, by which it is answered; null for what is no comment
 * @param post    what was commented on, or null
 * @param edited  whether it takes the place of earlier words
 * @param echo    whether it is a word of ours, written elsewhere
 * @param at      when it was said, as the provider tells
 * @param context what is known beside it, such as the page a visitor is on; may be empty
 */
public record ChatMessage(String channel, String address, String text, List<File> files, String id, String comment, String post, boolean edited,
                          boolean echo, Instant at, Map<String, String> context) {

    /**
     * @param type as the provider calls it, such as {@code image}
     * @param url  at the provider; null where it told none that may be opened
     * @param name or null
     */
    public record File(String type, String url, String name) { }

    /** What people see where the person wrote nothing: the kinds of file. */
    public String shown() {
        return !text.isBlank() || files.isEmpty() ? text : String.join(" ", files.stream().map(file -> "[" + file.type() + "]").toList());
    }
}
