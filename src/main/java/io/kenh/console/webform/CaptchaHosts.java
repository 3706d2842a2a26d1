package io.kenh.console.webform;

import java.util.Map;

/** Which other sites a page with a captcha must let in. */
final class CaptchaHosts {

    private static final Map<String, String> HOSTS = Map.of("turnstile", "https://challenges.cloudflare.com",
            "hcaptcha", "https://hcaptcha.com https://*.hcaptcha.com",
            "recaptcha", "https://www.google.com https://www.gstatic.com",
            "recaptcha-score", "https://www.google.com https://www.gstatic.com");

    private CaptchaHosts() {
    }

    /** A content security policy for a page that shows one form; sites that may frame it are named, or all may. */
    static String policy(FormView view) {
        String hosts = HOSTS.getOrDefault(view.captcha(), "");
        String styles = hosts.isEmpty() ? "" : hosts + " 'unsafe-inline'";
        String sites = view.connection().setting("allowedOrigins", "").replace(',', ' ').strip();
        return String.join("; ", "default-src 'none'", "script-src 'self' " + hosts, "style-src 'self' " + styles, "img-src 'self' data:",
                "connect-src 'self' " + hosts, "frame-src " + (hosts.isEmpty() ? "'none'" : hosts), "base-uri 'none'",
                "form-action 'self' " + origin(view.thanksPage()), "frame-ancestors " + (sites.isEmpty() ? "*" : "'self' " + sites));
    }

    private static String origin(String page) {
        return page.matches("https?://[A-Za-z0-9.:-]+(/.*)?") ? page.replaceFirst("^(https?://[^/]+).*$", "$1") : "";
    }
}
