package io.kenh.console.imports;

import io.kenh.access.StaffMember;
import io.kenh.console.Missing;
import io.kenh.console.Said;
import io.kenh.crm.RecordType;
import io.kenh.event.Cause;
import io.kenh.imports.FaultFile;
import io.kenh.imports.Import;
import io.kenh.imports.Imports;
import io.kenh.imports.Plan;
import io.kenh.imports.Refused;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.function.LongPredicate;
import org.springframework.http.ContentDisposition;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Uploading a table, saying what its columns mean, and watching its rows become records. */
@Controller
@RequestMapping("/imports")
class ImportScreen {

    private static final int SHOWN = 50;
    private static final String ONE = "redirect:/imports/";

    private final Imports imports;
    private final FaultFile faults;
    private final Said said;

    ImportScreen(Imports imports, FaultFile faults, Said said) {
        this.imports = imports;
        this.faults = faults;
        this.said = said;
    }

    @GetMapping
    String list(Model model) {
        model.addAttribute("imports", imports.newest(SHOWN));
        model.addAttribute("types", Imports.TYPES.stream().map(RecordType::key).toList());
        return "console/imports/list";
    }

    @PostMapping
    String upload(@RequestParam MultipartFile file, @RequestParam String object, @ModelAttribute("me") StaffMember me, RedirectAttributes next) throws IOException {
        try (InputStream in = file.getInputStream()) {
            return ONE + imports.upload(file.getOriginalFilename(), object, in, Cause.staff(me.id()).text()).id();
        } catch (Refused refused) {
            next.addFlashAttribute("fault", refused.getMessage());
            return "redirect:/imports";
        }
    }

    @GetMapping("/{id}")
    String one(@PathVariable long id, Model model) {
        Import of = find(id);
        model.addAttribute("import", of);
        if (of.state().equals(Import.UPLOADED)) {
            model.addAttribute("look", imports.look(of));
            model.addAttribute("ways", Plan.WAYS);
            return "console/imports/plan";
        }
        model.addAttribute("faults", imports.faults(id, SHOWN));
        return "console/imports/progress";
    }

    /** The part of the page that moves. */
    @GetMapping("/{id}/progress")
    String progress(@PathVariable long id, Model model) {
        model.addAttribute("import", find(id));
        model.addAttribute("faults", imports.faults(id, SHOWN));
        return "console/imports/bar";
    }

    @PostMapping("/{id}/reading")
    String reread(@PathVariable long id, @RequestParam String encoding, @RequestParam String delimiter, RedirectAttributes next) {
        return orFault(id, next, () -> imports.reread(id, encoding, delimiter));
    }

    @PostMapping("/{id}/start")
    String start(@PathVariable long id, @RequestParam String[] field, @RequestParam String duplicates, RedirectAttributes next) {
        return orFault(id, next, () -> imports.start(id, Arrays.asList(field), duplicates));
    }

    @PostMapping("/{id}/pause")
    String pause(@PathVariable long id, RedirectAttributes next) {
        return verb(id, imports::pause, "import.is.paused", next);
    }

    @PostMapping("/{id}/resume")
    String resume(@PathVariable long id, RedirectAttributes next) {
        return verb(id, imports::resume, "import.is.running", next);
    }

    @PostMapping("/{id}/cancel")
    String cancel(@PathVariable long id, RedirectAttributes next) {
        return verb(id, imports::cancel, "import.is.cancelled", next);
    }

    @GetMapping("/{id}/errors.csv")
    void errors(@PathVariable long id, HttpServletResponse response) throws IOException {
        String name = find(id).name().replaceFirst("\\.[a-zA-Z]{3,4}$", "") + "-errors.csv";
        response.setContentType("text/csv");
        response.setCharacterEncoding(StandardCharsets.UTF_8.name());
        response.setHeader("Content-Disposition", ContentDisposition.attachment().filename(name, StandardCharsets.UTF_8).build().toString());
        Writer to = response.getWriter();
        faults.write(id, to);
    }

    private String verb(long id, LongPredicate verb, String key, RedirectAttributes next) {
        if (verb.test(find(id).id())) {
            said.done(next, key);
        }
        return ONE + id;
    }

    private String orFault(long id, RedirectAttributes next, Runnable work) {
        find(id);
        try {
            work.run();
        } catch (Refused refused) {
            next.addFlashAttribute("fault", refused.getMessage());
        }
        return ONE + id;
    }

    private Import find(long id) {
        return imports.find(id).orElseThrow(() -> new Missing("import", id));
    }
}
