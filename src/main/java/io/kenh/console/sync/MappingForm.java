package io.kenh.console.sync;

import java.util.Map;

/**
 * Everything that the form sent.
 *
 * @param id     of the sync; null for a new one
 * @param tried  a save has failed: from now on faults are shown
 * @param asText the mapping is edited as text
 * @param base   the text that the form began with
 * @param text   the text as typed; only where it is edited so
 */
record MappingForm(Long id, long connection, boolean tried, boolean asText, String base, String text, MappingDraft draft) {

    static MappingForm of(Map<String, String> sent) {
        String id = sent.getOrDefault("id", "");
        return new MappingForm(id.matches("\\d{1,18}") ? Long.valueOf(id) : null, Long.parseLong(sent.getOrDefault("connection", "0")),
                "true".equals(sent.get("tried")), "text".equals(sent.get("view")), lines(sent.get("base")), lines(sent.get("text")), new Sent(sent).draft());
    }

    /** A text that is opened; as text where the form has no place for all that it says. */
    static MappingForm open(Long id, long connection, String yaml) {
        return MappingText.draft(yaml).map(draft -> new MappingForm(id, connection, false, false, yaml, yaml, draft))
                .orElseGet(() -> new MappingForm(id, connection, false, true, yaml, yaml, new Sent(Map.of()).draft()));
    }

    /** Browsers send lines in a way of their own. */
    private static String lines(String text) {
        return text == null ? "" : text.replace("\r\n", "\n");
    }

    /** What is saved. */
    String yaml() {
        return asText ? text : MappingYaml.write(base, draft);
    }

    MappingForm with(MappingDraft changed) {
        return new MappingForm(id, connection, tried, asText, base, text, changed);
    }

    MappingForm asTried() {
        return new MappingForm(id, connection, true, asText, base, text, draft);
    }

    /** The other view of the same; a text that the form cannot show stays one. */
    MappingForm turned(boolean toText) {
        if (toText == asText) {
            return this;
        }
        String yaml = yaml();
        return toText ? new MappingForm(id, connection, tried, true, yaml, yaml, draft)
                : MappingText.draft(yaml).map(read -> new MappingForm(id, connection, tried, false, yaml, yaml, read)).orElse(this);
    }
}
