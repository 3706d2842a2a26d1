package io.kenh.livechat;

/**
 * What a visitor looks at, as the page tells; nothing of it is trusted.
 *
 * @param page     address of the page, or null
 * @param title    its title, or null
 * @param referrer where the visitor came from, or null
 * @param language of the page: {@code vi} or {@code en}
 */
public record Sight(String page, String title, String referrer, String language) {

    private static final int LONGEST = 1_000;

    public Sight {
        page = address(page);
        title = cut(title);
        referrer = address(referrer);
        language = language != null && language.toLowerCase(java.util.Locale.ROOT).startsWith("en") ? "en" : "vi";
    }

    private static String address(String text) {
        return text != null && text.matches("https?://\\S+") ? cut(text) : null;
    }

    private static String cut(String text) {
        if (text == null || text.isBlank()) {
            return null;
        }
        String plain = text.strip().replaceAll("\\p{Cntrl}", " ");
        return plain.length() <= LONGEST ? plain : plain.substring(0, LONGEST);
    }
}
