package io.kenh.console.phone;

import io.kenh.access.StaffMember;
import io.kenh.connector.Answer;
import io.kenh.console.Return;
import io.kenh.console.Said;
import io.kenh.phone.Dialling;
import io.kenh.phone.NotPossible;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The call log, one call, and calls that begin with a click. */
@Controller
@RequestMapping("/calls")
class CallScreen {

    private static final int OTHERS = 10;

    private final CallLog calls;
    private final Dialling dialling;
    private final Said said;

    CallScreen(CallLog calls, Dialling dialling, Said said) {
        this.calls = calls;
        this.dialling = dialling;
        this.said = said;
    }

    @GetMapping
    String list(@RequestParam(defaultValue = "") String kind, @RequestParam(defaultValue = "" + Long.MAX_VALUE) long before, Model model) {
        model.addAttribute("kind", kind);
        model.addAttribute("page", calls.find(kind, before));
        return "console/phone/list";
    }

    /** A part of a page gets the card alone. */
    @GetMapping("/{id}")
    String call(@PathVariable long id, @RequestHeader(name = "HX-Request", required = false) String part, Model model) {
        CallLog.Row call = calls.find(id);
        model.addAttribute("call", call);
        model.addAttribute("tickets", calls.tickets(call));
        if (part != null) {
            return "console/phone/card :: card";
        }
        model.addAttribute("others", calls.others(call, OTHERS));
        return "console/phone/call";
    }

    @PostMapping("/{id}/note")
    String note(@PathVariable long id, @RequestParam String note, RedirectAttributes next) {
        calls.note(calls.find(id).id(), note.length() > 10_000 ? note.substring(0, 10_000) : note);
        said.done(next, "call.noted");
        return "redirect:/calls/" + id;
    }

    @PostMapping("/start")
    String start(@RequestParam String phone, @RequestParam(required = false) String back, @ModelAttribute("me") StaffMember me, RedirectAttributes next) {
        try {
            Answer answer = dialling.call(me.id(), phone);
            if (answer.isAccepted()) {
                said.done(next, "call.started", phone);
            } else {
                said.fault(next, "call.refused", answer.text() == null ? answer.code() : answer.text());
            }
        } catch (NotPossible not) {
            said.fault(next, "call.not." + not.why());
        }
        return Return.to(back);
    }

    @GetMapping("/telephones")
    String telephones(Model model) {
        model.addAttribute("telephones", calls.telephones());
        return "console/phone/telephones";
    }

    @PostMapping("/telephones")
    String telephone(@RequestParam long staff, @RequestParam String extension, RedirectAttributes next) {
        try {
            calls.telephone(staff, extension.length() > 60 ? extension.substring(0, 60) : extension);
            said.done(next, "call.telephone.saved");
        } catch (DuplicateKeyException taken) {
            said.fault(next, "call.telephone.taken", extension);
        }
        return "redirect:/calls/telephones";
    }
}
