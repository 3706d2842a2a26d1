package io.kenh.console.webform;

import io.kenh.connector.Connection;
import io.kenh.console.Languages;
import io.kenh.console.Missing;
import io.kenh.form.Forms;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Locale;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** Forms for everybody: a page of their own, and a script that draws one on another site's page. */
@Controller
class HostedFormScreen {

    private static final MediaType SCRIPT = MediaType.parseMediaType("text/javascript;charset=utf-8");

    private final Forms forms;
    private final FormScript script;

    HostedFormScreen(Forms forms, FormScript script) {
        this.forms = forms;
        this.script = script;
    }

    @GetMapping("/f/{name:[a-z0-9-]+}")
    String page(@PathVariable String name, Model model, HttpServletResponse response) {
        Connection connection = existing(name);
        FormView view = FormView.of(connection, forms.look(connection.id()));
        view.into(model);
        response.setHeader("Content-Security-Policy", CaptchaHosts.policy(view));
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("Referrer-Policy", "strict-origin-when-cross-origin");
        return "console/webform/hosted";
    }

    /** @param lang of the page it stands on; the script holds both languages, and this one is the first choice */
    @GetMapping("/f/{name:[a-z0-9-]+}.js")
    ResponseEntity<String> script(@PathVariable String name, @RequestParam(required = false) String lang) {
        Connection connection = existing(name);
        Locale first = lang == null ? null : Languages.spoken(lang);
        return ResponseEntity.ok().contentType(SCRIPT).cacheControl(CacheControl.maxAge(Duration.ofMinutes(1)).cachePublic())
                .header("X-Content-Type-Options", "nosniff").header("Access-Control-Allow-Origin", "*").header("Cross-Origin-Resource-Policy", "cross-origin")
                .body(script.of(FormView.of(connection, forms.look(connection.id())), first));
    }

    private Connection existing(String name) {
        return forms.connection(name).filter(Connection::active).orElseThrow(() -> new Missing("form " + name));
    }
}
