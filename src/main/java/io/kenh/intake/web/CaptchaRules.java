package io.kenh.intake.web;

import com.fasterxml.jackson.databind.JsonNode;
import io.kenh.connector.Connection;
import java.net.URI;
import java.util.Arrays;

/** What must hold of a service's answer beside its "success". */
final class CaptchaRules {

    private CaptchaRules() {
    }

    static boolean hold(Connection connection, Captcha kind, JsonNode answer) {
        return isOurSite(connection, answer.path("hostname").asText()) && isGoodEnough(connection, kind, answer);
    }

    /** A token that another site's page collected must not open our form. */
    private static boolean isOurSite(Connection connection, String host) {
        String sites = connection.setting("captchaHosts", "");
        return sites.isBlank() || host.isEmpty() || Arrays.stream(sites.split(",")).map(CaptchaRules::host).anyMatch(host::equalsIgnoreCase);
    }

    private static String host(String site) {
        String plain = site.strip();
        return plain.contains("://") ? URI.create(plain).getHost() : plain;
    }

    private static boolean isGoodEnough(Connection connection, Captcha kind, JsonNode answer) {
        return kind != Captcha.RECAPTCHA_SCORE
                || answer.path("score").asDouble(0) >= Double.parseDouble(connection.setting("captchaScore", "0.5"));
    }
}
