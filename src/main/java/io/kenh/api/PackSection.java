package io.kenh.api;

import io.kenh.api.operation.Call;
import io.kenh.api.operation.Operation;
import io.kenh.api.operation.Section;
import io.kenh.api.table.Field;
import io.kenh.api.table.FieldType;
import io.kenh.api.table.Page;
import io.kenh.api.table.Shape;
import io.kenh.automation.IndustryPack;
import io.kenh.automation.IndustryPacks;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Templates and automations by industry: what there is, and bringing one in. */
@Component
class PackSection implements Section {

    private static final Shape TEXTS = Shape.of("TwoLanguages", Field.text("vi", "In Vietnamese."), Field.text("en", "In English."));
    private static final Shape PACK = Shape.of("IndustryPack", Field.text("name", "Names it in calls.").like("hospital"),
            Field.of(FieldType.OBJECT, "title", "What it is called.").holding(TEXTS), Field.of(FieldType.OBJECT, "about", "What it brings.").holding(TEXTS),
            Field.of(FieldType.TEXTS, "templates", "Keys of its templates.").like(List.of("hospital-birthday-sms-vi")),
            Field.of(FieldType.TEXTS, "automations", "Keys of its automations.").like(List.of("hospital-birthday")),
            Field.of(FieldType.BOOLEAN, "chosen", "Whether it is the company's industry."));
    private static final Shape CHOICE = Shape.of("PackChoice", Field.text("pack", "Name of the pack.").must().like("hospital"),
            Field.text("industry", "What the company does, in its own words.").most(200).like("Xây dựng"),
            Field.text("language", "Of the templates its automations use.").oneOf("vi", "en"));
    private static final Shape INSTALLED = Shape.of("PackInstalled", Field.of(FieldType.INTEGER, "templates", "Templates that were added."),
            Field.of(FieldType.INTEGER, "automations", "Automations that were added, as drafts."),
            Field.of(FieldType.INTEGER, "kept", "What was there already and stays as it is."));

    private final IndustryPacks packs;

    PackSection(IndustryPacks packs) {
        this.packs = packs;
    }

    @Override
    public List<Operation> operations() {
        return List.of(
                Operation.get("/packs", "listPacks", "Industry packs", PACK, call -> new Page<>(packs.all().stream().map(this::shown).toList(), null)).asList(),
                Operation.verb("/packs/install", "installPack",
                        "Choose the industry: its templates and automations come as drafts; what is there stays. The choice stays, so another pack is refused later",
                        CHOICE, INSTALLED, this::install));
    }

    private Object install(Call call) {
        return FaultTexts.orRaise(() -> packs.install(call.text("pack"), call.text("industry"), call.text("language"), call.caller().cause().text()));
    }

    private Map<String, Object> shown(IndustryPack pack) {
        Map<String, Object> shown = new LinkedHashMap<>();
        shown.put("name", pack.name());
        shown.put("title", pack.title());
        shown.put("about", pack.about());
        shown.put("templates", pack.templates().keySet());
        shown.put("automations", pack.automations().keySet());
        shown.put("chosen", packs.choice().map(IndustryPacks.Choice::pack).filter(pack.name()::equals).isPresent());
        return shown;
    }
}
