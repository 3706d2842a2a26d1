package io.kenh.template;

import io.kenh.crm.RecordType;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;

/** What a template must be before it is kept. */
@Component
class Rules {

    private static final int LONGEST_SMS = 1_600;
    private static final int LONGEST_SUBJECT = 300;
    private static final int LONGEST_TEXT = 50_000;
    private static final int LONGEST_HTML = 200_000;
    private static final int LONGEST_NAME = 200;

    private final MergeFields fields;

    Rules(MergeFields fields) {
        this.fields = fields;
    }

    /** Each fault as "field: found …, wanted …". */
    List<String> faults(Content content) {
        List<String> faults = new ArrayList<>();
        try {
            Kind kind = Kind.of(content.kind());
            RecordType type = content.object() == null ? null : RecordType.of(content.object());
            present(content, kind, faults);
            lengths(content, faults);
            label(content, faults);
            faults.addAll(fields.faults("subject", content.subject(), type));
            faults.addAll(fields.faults("text", content.text(), type));
            faults.addAll(fields.faults("html", content.html(), type));
        } catch (IllegalArgumentException unknown) {
            faults.add(unknown.getMessage());
        }
        return faults;
    }

    private static void present(Content content, Kind kind, List<String> faults) {
        if (content.name() == null) {
            faults.add("name: found nothing, wanted a name people recognise");
        }
        if (!List.of("vi", "en").contains(content.language())) {
            faults.add("language: found '%s', wanted vi or en".formatted(content.language()));
        }
        if (kind == Kind.SMS) {
            if (content.text() == null) {
                faults.add("text: found nothing, wanted what the SMS says");
            }
            if (content.subject() != null || content.html() != null) {
                faults.add("subject: found a subject or HTML, wanted an SMS's text only");
            }
            return;
        }
        if (content.subject() == null) {
            faults.add("subject: found nothing, wanted the subject of the mail");
        }
        if (content.text() == null && content.html() == null) {
            faults.add("text: found neither text nor HTML, wanted one of them");
        }
    }

    private static void lengths(Content content, List<String> faults) {
        length("name", content.name(), LONGEST_NAME, faults);
        length("subject", content.subject(), LONGEST_SUBJECT, faults);
        length("text", content.text(), content.isSms() ? LONGEST_SMS : LONGEST_TEXT, faults);
        length("html", content.html(), LONGEST_HTML, faults);
    }

    private static void length(String field, String text, int most, List<String> faults) {
        if (text != null && text.length() > most) {
            faults.add("%s: found %d characters, wanted at most %d".formatted(field, text.length(), most));
        }
    }

    /** Decree 91/2020 wants the label in front, where every phone and mail program shows it. */
    private static void label(Content content, List<String> faults) {
        String first = content.isSms() ? content.text() : content.subject();
        if (content.advertising() && first != null && !first.matches("(?s)\\[(QC|AD)].*")) {
            faults.add("%s: found an advertisement without label, wanted [QC] or [AD] in front".formatted(content.isSms() ? "text" : "subject"));
        }
    }
}
