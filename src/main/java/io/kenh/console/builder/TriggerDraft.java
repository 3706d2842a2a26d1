package io.kenh.console.builder;

import io.kenh.automation.TriggerSpec;

/** What wakes the automation, as it stands in the form. */
record TriggerDraft(String on, SettingsDraft with) {

    static final TriggerDraft CREATED = new TriggerDraft("created", SettingsDraft.NONE);

    static TriggerDraft of(TriggerSpec spec) {
        return new TriggerDraft(spec.on(), SettingsDraft.of(spec.with(), TriggerMenu.settings(spec.on())));
    }

    static TriggerDraft read(Params params) {
        String on = params.one("on") == null ? "created" : params.one("on");
        return new TriggerDraft(on, SettingsDraft.read(params.under("with"), TriggerMenu.settings(on)));
    }

    TriggerSpec spec(Menu menu) {
        return new TriggerSpec(on, with.values(TriggerMenu.settings(on), menu));
    }
}
