package io.kenh.automation.action;

import io.kenh.automation.Definition;
import io.kenh.automation.Step;
import io.kenh.crm.RecordType;
import io.kenh.template.Content;
import io.kenh.template.Merge;
import io.kenh.template.MessageTemplate;
import io.kenh.template.MessageTemplates;
import io.kenh.template.Rendered;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** What actions say: their own words, else those of the template they name, with the merge fields filled. */
@Component
class Texts {

    /** More than ten SMS of plain letters is an accident, not a message. */
    private static final int LONGEST_SMS = 1_600;
    private static final int LONGEST_LINE = 250;
    private static final int LONGEST_TEXT = 20_000;
    private static final String SAID_ELSEWHERE = "-";

    private final MessageTemplates templates;
    private final Merge merge;

    Texts(MessageTemplates templates, Merge merge) {
        this.templates = templates;
        this.merge = merge;
    }

    /** What each step says, in the order of the steps; templates are looked up once for the batch, and a step whose template is gone is told so and left out. */
    Map<Step, Content> contents(List<Step> steps, String channel) {
        Map<String, Optional<Content>> known = new HashMap<>();
        Map<Step, Content> contents = new LinkedHashMap<>();
        for (Step step : steps) {
            String key = step.action().text("template");
            Optional<Content> template = key == null ? Optional.empty() : known.computeIfAbsent(key, k -> template(k, channel));
            if (key != null && template.isEmpty()) {
                step.failed("there is no template '%s' for %s".formatted(key, channel));
            } else {
                contents.put(step, content(step.action(), channel, template.orElse(null)));
            }
        }
        return contents;
    }

    private Optional<Content> template(String key, String channel) {
        return templates.find(key).map(MessageTemplate::content).filter(content -> content.kind().equals(channel));
    }

    private static Content content(Definition.Action action, String channel, Content template) {
        boolean own = template == null || Faults.has(action, "text") || Faults.has(action, "html");
        return new Content(channel, action.action(), template == null ? null : template.language(), null,
                Faults.has(action, "subject") || template == null ? action.text("subject") : template.subject(),
                own ? action.text("text") : template.text(), own ? action.text("html") : template.html(),
                template != null && template.unaccented(), false);
    }

    Rendered render(Content content, Map<String, Object> facts) {
        return templates.render(content, facts);
    }

    /** Why a text cannot leave as an SMS; null when it can. */
    static String unfit(String sms) {
        return sms.isBlank() ? "the text is empty for this record"
                : sms.length() > LONGEST_SMS ? "the text has %d characters for this record, an SMS at most %d".formatted(sms.length(), LONGEST_SMS) : null;
    }

    /** One line, cut where it is too long for a name; null when the action does not say it. */
    String line(Step step, String name, Map<String, Object> facts) {
        String template = step.action().text(name);
        return template == null ? null : cut(merge.line(template, facts), LONGEST_LINE);
    }

    /** A text, cut where no person would read on; null when the action does not say it. */
    String text(Step step, String name, Map<String, Object> facts) {
        String template = step.action().text(name);
        return template == null ? null : cut(merge.text(template, facts), LONGEST_TEXT);
    }

    private static String cut(String text, int most) {
        return text.length() <= most ? text : text.substring(0, Character.isHighSurrogate(text.charAt(most - 2)) ? most - 2 : most - 1) + "…";
    }

    /** What is wrong with a message's own words; those that a template says are looked at with the template. */
    List<String> faults(Definition.Action action, Definition definition, String channel) {
        boolean elsewhere = Faults.has(action, "template");
        Content own = content(action, channel, null);
        return templates.faults(new Content(channel, action.action(), null, Subject.of(definition, action).key(),
                own.subject() == null && elsewhere && channel.equals("mail") ? SAID_ELSEWHERE : own.subject(),
                own.text() == null && own.html() == null && elsewhere ? SAID_ELSEWHERE : own.text(), own.html(), false, false));
    }

    /** What is wrong with the merge fields of other texts. */
    List<String> mergeFaults(Definition.Action action, Definition definition, String... names) {
        List<String> faults = new ArrayList<>();
        RecordType type = Subject.of(definition, action);
        for (String name : names) {
            if (Faults.has(action, name)) {
                templates.faults(new Content("mail", name, null, type.key(), SAID_ELSEWHERE, action.text(name), null, false, false))
                        .forEach(fault -> faults.add(fault.replaceFirst("^text", name)));
            }
        }
        return faults;
    }

    /** A template the action names and the company does not have. */
    List<String> missing(Definition.Action action, String channel) {
        String key = action.text("template");
        return key == null || template(key, channel).isPresent() ? List.of()
                : List.of("template: found '%s', wanted a template for %s that exists; see Templates".formatted(key, channel));
    }
}
