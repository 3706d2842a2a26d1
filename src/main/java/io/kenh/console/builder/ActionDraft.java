package io.kenh.console.builder;

import io.kenh.automation.ActionKind;
import io.kenh.automation.Actions;
import io.kenh.automation.Definition;
import io.kenh.automation.Setting;
import java.util.List;

/** An action as it stands in the form. */
record ActionDraft(String action, SettingsDraft with, WhenDraft when) {

    static ActionDraft of(Definition.Action action, Actions kinds) {
        return new ActionDraft(action.action(), SettingsDraft.of(action.with(), settings(action.action(), kinds)), WhenDraft.of(action.when()));
    }

    static ActionDraft read(Params row, Actions kinds) {
        String action = row.one("action") == null ? "" : row.one("action");
        return new ActionDraft(action, SettingsDraft.read(row.under("with"), settings(action, kinds)), WhenDraft.read(row.under("when")));
    }

    Definition.Action definition(Actions kinds, Menu menu) {
        return new Definition.Action(action, with.values(settings(action, kinds), menu), when.time());
    }

    static List<Setting> settings(String action, Actions kinds) {
        return kinds.find(action).map(ActionKind::settings).orElse(List.of());
    }
}
