package io.kenh.notice;

import java.util.Arrays;
import java.util.List;

/**
 * Something a person is to be told.
 *
 * @param staffId whom
 * @param kind    what happened, e.g. {@code ticket.assigned}; its text stands under {@code notice.} + kind in the messages of both languages
 * @param link    the page to open, a path of the console such as {@code /tickets/12}; null for none
 * @param args    what the text is filled with, in order; an instant as ISO text is shown in the company's zone
 */
public record News(long staffId, String kind, String link, List<String> args) {

    private static final int LONGEST = 200;

    public News {
        args = args.stream().map(News::cut).toList();
    }

    /** @param args anything with a text form; null becomes empty */
    public static News to(long staffId, String kind, String link, Object... args) {
        return new News(staffId, kind, link, Arrays.stream(args).map(arg -> arg == null ? "" : arg.toString()).toList());
    }

    /** Subjects come from outside: of any length, and with characters the database refuses. */
    private static String cut(String arg) {
        String text = arg.replace("\0", "");
        return text.codePointCount(0, text.length()) <= LONGEST ? text : text.substring(0, text.offsetByCodePoints(0, LONGEST)) + "…";
    }
}
