package io.kenh.console.template;

import io.kenh.template.Content;
import io.kenh.template.MessageTemplate;

/**
 * What the editor sends.
 *
 * @param object empty for a template that fits every record
 * @param record {@code kind:id} of the record to show it with; null or empty for the newest
 */
record TemplateForm(String kind, String name, String language, String object, String subject, String text, String html,
                    Boolean unaccented, Boolean advertising, String record) {

    static TemplateForm empty(String kind, String language) {
        return new TemplateForm("mail".equals(kind) ? "mail" : "sms", "", language, "contact", "", "", "", false, false, null);
    }

    static TemplateForm of(MessageTemplate template) {
        Content content = template.content();
        return new TemplateForm(content.kind(), content.name(), content.language(), content.object(), content.subject(), content.text(),
                content.html(), content.unaccented(), content.advertising(), null);
    }

    Content content() {
        boolean sms = "sms".equals(kind);
        return new Content(kind, name, language, object, sms ? null : subject, text, sms ? null : html,
                sms && Boolean.TRUE.equals(unaccented), Boolean.TRUE.equals(advertising));
    }
}
