package io.kenh.automation;

import io.kenh.template.Content;
import java.util.Map;

/**
 * Templates and automations that fit an industry, ready to be reviewed.
 *
 * @param name        of its folder in {@code config/packs}
 * @param title       by language
 * @param about       what it brings, by language
 * @param templates   by key, each language under a key of its own: {@code hospital-birthday-sms-vi}
 * @param automations by key: {@code hospital-birthday}
 */
public record IndustryPack(String name, Map<String, String> title, Map<String, String> about, Map<String, Content> templates,
                           Map<String, Definition> automations) {

    /** A text in a language; Vietnamese where that is missing. */
    public static String in(Map<String, String> texts, String language) {
        return texts.getOrDefault(language, texts.get("vi"));
    }
}
