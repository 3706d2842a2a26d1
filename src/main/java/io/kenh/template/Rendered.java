package io.kenh.template;

/**
 * A message ready to leave.
 *
 * @param subject one line; null for SMS
 * @param text    never null; of a mail with HTML its alternative
 * @param html    safe to show; null for SMS and mail in plain text
 */
public record Rendered(String subject, String text, String html) {
}
