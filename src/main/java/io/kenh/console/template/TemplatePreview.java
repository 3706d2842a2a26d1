package io.kenh.console.template;

import io.kenh.console.Missing;
import io.kenh.console.Words;
import io.kenh.crm.RecordType;
import io.kenh.template.Content;
import io.kenh.template.MessageTemplates;
import io.kenh.template.Rendered;
import io.kenh.template.Segments;
import jakarta.servlet.http.HttpSession;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** How the text in the editor would leave, with a real record; nothing is kept or sent. */
@Controller
class TemplatePreview {

    private static final String PAGES = TemplatePreview.class.getName();
    private static final int MOST_PAGES = 4;
    /** Even if the cleaning of the HTML missed something, the browser runs nothing of it. */
    private static final String CAGE = "sandbox allow-same-origin; default-src 'none'; img-src https: data:; style-src 'unsafe-inline'; "
            + "base-uri 'none'; form-action 'none'; frame-ancestors 'self'";

    private final MessageTemplates templates;
    private final PreviewRecords records;

    TemplatePreview(MessageTemplates templates, PreviewRecords records) {
        this.templates = templates;
        this.records = records;
    }

    @PostMapping("/templates/preview")
    String preview(TemplateForm form, HttpSession session, Model model) {
        Content content = form.content();
        RecordType type = Arrays.stream(RecordType.values()).filter(known -> known.key().equals(content.object())).findFirst().orElse(RecordType.CONTACT);
        List<PreviewRecords.Choice> choices = records.of(type);
        String chosen = form.record() != null && form.record().startsWith(type.key() + ":") || choices.isEmpty() ? form.record() : choices.get(0).key();
        boolean blank = Words.blank(content.subject(), content.text(), content.html());
        List<String> faults = blank ? List.of() : templates.faults(content);
        model.addAttribute("records", choices);
        model.addAttribute("chosen", chosen);
        model.addAttribute("blank", blank);
        model.addAttribute("faults", faults);
        if (!blank && faults.stream().allMatch(fault -> fault.startsWith("name:"))) {
            show(templates.render(content, records.facts(type, chosen).orElse(Map.of())), "sms".equals(content.kind()), session, model);
        }
        return "console/template/preview";
    }

    private static void show(Rendered seen, boolean sms, HttpSession session, Model model) {
        model.addAttribute("seen", seen);
        model.addAttribute("size", sms ? Segments.of(seen.text()) : null);
        model.addAttribute("page", seen.html() == null ? null : keep(session, seen.html()));
    }

    /** The frame asks for its page by itself; the last few are enough. */
    private static String keep(HttpSession session, String html) {
        String name = Integer.toHexString(html.hashCode());
        Map<String, String> pages = new LinkedHashMap<>(pages(session));
        pages.remove(name);
        pages.put(name, html);
        if (pages.size() > MOST_PAGES) {
            pages.remove(pages.keySet().iterator().next());
        }
        session.setAttribute(PAGES, pages);
        return name;
    }

    @GetMapping("/templates/preview/{name}")
    ResponseEntity<byte[]> page(@PathVariable String name, HttpSession session) {
        String html = pages(session).get(name);
        if (html == null) {
            throw new Missing("preview " + name);
        }
        String page = "<!DOCTYPE html><meta charset=\"utf-8\"><style>body{margin:12px;font:14px/1.55 sans-serif;color:#1d2733;"
                + "background:#fff;overflow-wrap:anywhere}img{max-width:100%;height:auto}</style>" + html;
        return ResponseEntity.ok().header("Content-Security-Policy", CAGE).contentType(new MediaType("text", "html", StandardCharsets.UTF_8))
                .cacheControl(CacheControl.noStore()).body(page.getBytes(StandardCharsets.UTF_8));
    }

    @SuppressWarnings("unchecked")
    private static Map<String, String> pages(HttpSession session) {
        Map<String, String> pages = (Map<String, String>) session.getAttribute(PAGES);
        return pages == null ? Map.of() : pages;
    }
}
