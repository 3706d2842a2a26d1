package io.kenh.console.webform;

import io.kenh.connector.Connection;
import io.kenh.form.FormLook;
import io.kenh.intake.FormFileRules;
import java.util.Map;
import org.springframework.ui.Model;

/**
 * What the template of a form needs.
 *
 * @param action     where it is sent
 * @param trap       field only robots fill in
 * @param captcha    the service, or blank
 * @param thanksPage where the visitor is led afterwards, or blank
 */
record FormView(Connection connection, FormLook look, String action, String trap, String captcha, String siteKey, String thanksPage) {

    static FormView of(Connection connection, FormLook look) {
        String captcha = connection.setting("captchaSiteKey", "").isBlank() ? "" : connection.setting("captcha", "");
        return new FormView(connection, look, "/in/" + connection.name(), connection.setting("honeypot", ""), captcha,
                connection.setting("captchaSiteKey", ""), connection.setting("thanksPage", ""));
    }

    void into(Model model) {
        model.addAllAttributes(values());
    }

    Map<String, Object> values() {
        return Map.of("view", this, "connection", connection, "look", look, "files", FormFileRules.of(connection));
    }
}
