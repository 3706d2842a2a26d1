package io.kenh.console.builder;

import io.kenh.automation.ActionKind;
import io.kenh.automation.Actions;
import io.kenh.automation.Definition;
import io.kenh.automation.Setting;
import io.kenh.console.builder.Insight.Preview;
import io.kenh.crm.RecordType;
import io.kenh.platform.Poison;
import io.kenh.platform.Sentences;
import io.kenh.template.Content;
import io.kenh.template.Merge;
import io.kenh.template.MessageTemplate;
import io.kenh.template.MessageTemplates;
import io.kenh.template.RecordFacts;
import io.kenh.template.Rendered;
import io.kenh.template.Segments;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** The messages an automation's actions would send about a record. */
@Component
class Previews {

    private final Actions kinds;
    private final MessageTemplates templates;
    private final Merge merge;
    private final RecordFacts facts;
    private final MessageSource messages;

    Previews(Actions kinds, MessageTemplates templates, Merge merge, RecordFacts facts, MessageSource messages) {
        this.kinds = kinds;
        this.templates = templates;
        this.merge = merge;
        this.facts = facts;
        this.messages = messages;
    }

    List<Preview> of(Definition definition, RecordType type, long record) {
        Map<String, Object> known = facts.of(type, record).orElse(Map.of());
        return IntStream.range(0, definition.actions().size())
                .mapToObj(i -> channel(definition.actions().get(i)).map(channel -> preview(i, channel, definition.actions().get(i), known)))
                .flatMap(Optional::stream).toList();
    }

    /** By what an action sends; empty for one that sends nothing. */
    private Optional<String> channel(Definition.Action action) {
        return kinds.find(action.action()).map(ActionKind::settings).flatMap(settings -> settings.stream()
                .filter(setting -> setting.type() == Setting.Type.CONNECTION).map(setting -> setting.choices().get(0)).findFirst());
    }

    private Preview preview(int action, String channel, Definition.Action said, Map<String, Object> known) {
        try {
            Rendered seen = rendered(said, known);
            if (seen == null) {
                return new Preview(action, channel, null, null, 0, 0, null, text("builder.preview.empty"));
            }
            Segments size = channel.equals("sms") ? Segments.of(seen.text()) : null;
            return new Preview(action, channel, seen.subject(), seen.text(), size == null ? 0 : size.units(), size == null ? 0 : size.segments(),
                    size == null ? null : size.encoding(), unreachable(channel, said, known));
        } catch (Poison faulty) {
            return new Preview(action, channel, null, null, 0, 0, null, Sentences.in(LocaleContextHolder.getLocale(), faulty.getMessage()));
        }
    }

    /** What the action says itself comes before what its template says; null when there is nothing. */
    private Rendered rendered(Definition.Action said, Map<String, Object> known) {
        Content template = said.text("template") == null ? null : templates.find(said.text("template")).map(MessageTemplate::content).orElse(null);
        if (template != null && said.text("text") == null && said.text("subject") == null && said.text("html") == null) {
            return templates.render(template, known);
        }
        String text = said.text("text") != null ? said.text("text") : template == null ? null : template.text();
        String subject = said.text("subject") != null ? said.text("subject") : template == null ? null : template.subject();
        return text == null ? null : new Rendered(subject == null ? null : merge.line(subject, known), merge.text(text, known), null);
    }

    private String unreachable(String channel, Definition.Action said, Map<String, Object> known) {
        String to = said.text("to") == null ? "customer" : said.text("to");
        String address = channel.equals("sms") ? "phone" : "email";
        boolean person = to.equals("customer") || to.equals("owner");
        Object value = known.get(to) instanceof Map<?, ?> who ? who.get(address) : null;
        return person && (value == null || value.toString().isBlank()) ? text("builder.preview.no-" + address + "." + to) : null;
    }

    private String text(String key) {
        return messages.getMessage(key, null, LocaleContextHolder.getLocale());
    }
}
