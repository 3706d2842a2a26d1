package io.kenh.console.record;

import io.kenh.access.StaffAccounts;
import io.kenh.access.StaffMember;
import io.kenh.console.Cursor;
import io.kenh.console.Missing;
import io.kenh.crm.Records;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** Lists of records, pages of those that have no screen of their own, and the changes of every kind. */
@Controller
class RecordScreen {

    private static final String LIST = "/{kind:leads|contacts|accounts|opportunities|tasks}";
    private static final String ONE = "/{kind:accounts|opportunities|tasks}/{id}";
    private static final String CHANGES = "/{kind:leads|contacts|accounts|opportunities|tasks|tickets}/{id}/changes";

    private final RecordList list;
    private final Records records;
    private final Facts facts;
    private final History history;
    private final Related related;
    private final StaffAccounts staff;

    RecordScreen(RecordList list, Records records, Facts facts, History history, Related related, StaffAccounts staff) {
        this.list = list;
        this.records = records;
        this.facts = facts;
        this.history = history;
        this.related = related;
        this.staff = staff;
    }

    @GetMapping(LIST)
    String list(@PathVariable String kind, RecordFilter filter, @RequestParam(required = false) String before,
                @ModelAttribute("me") StaffMember me, Model model) {
        Kind of = Kind.of(kind);
        model.addAttribute("kind", of);
        model.addAttribute("filter", filter);
        model.addAttribute("states", list.states(of));
        model.addAttribute("sources", list.sources(of));
        model.addAttribute("tags", list.tags(of));
        model.addAttribute("people", staff.all());
        model.addAttribute("page", list.find(of, filter, me.id(), Cursor.of(before)));
        return "console/record/list";
    }

    @GetMapping(ONE)
    String record(@PathVariable String kind, @PathVariable long id, @RequestParam(required = false) Long before, Model model) {
        Kind of = Kind.of(kind);
        Map<String, Object> record = head(of, id, before, model);
        model.addAttribute("state", record.get(of.state()));
        model.addAttribute("tags", record.get("tags"));
        model.addAttribute("info", record.get("info"));
        model.addAttribute("facts", facts.of(of, record));
        model.addAttribute("related", of == Kind.TASKS ? null : related.of(of, id));
        return "console/record/record";
    }

    @GetMapping(CHANGES)
    String changes(@PathVariable String kind, @PathVariable long id, @RequestParam(required = false) Long before, Model model) {
        head(Kind.of(kind), id, before, model);
        return "console/record/changes";
    }

    private Map<String, Object> head(Kind kind, long id, Long before, Model model) {
        Map<String, Object> record = records.find(kind.type(), id).orElseThrow(() -> new Missing(kind.type().key(), id));
        model.addAttribute("kind", kind);
        model.addAttribute("id", id);
        model.addAttribute("name", Stream.of("name", "subject", "email", "phone").map(record::get).filter(Objects::nonNull)
                .map(Object::toString).findFirst().orElse("#" + id));
        model.addAttribute("changes", history.of(kind, id, before));
        return record;
    }
}
