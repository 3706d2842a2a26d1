package io.kenh.connector.call;

import io.kenh.connector.mail.SmtpStep;
import java.time.Clock;
import org.apache.camel.CamelContext;
import org.apache.camel.component.http.HttpComponent;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;

/** Gives a Camel context what Kamelets of connectors need. */
public final class CamelKit {

    private static final int CONNECTIONS = 200;
    private static final long CONNECT_MILLIS = 3_000;
    private static final long ANSWER_MILLIS = 15_000;
    private static final long LIFE_MILLIS = 30_000;

    private CamelKit() {
    }

    /** Call it before the context starts. */
    public static void prepare(CamelContext context, Clock clock) {
        context.getRegistry().bind("json-template", TemplateLanguage.json());
        context.getRegistry().bind("form-template", TemplateLanguage.form());
        context.getRegistry().bind("xml-template", TemplateLanguage.xml());
        context.getRegistry().bind("text-template", TemplateLanguage.plain());
        context.getRegistry().bind("smtp", new SmtpStep(clock));
        http(context, "http");
        http(context, "https");
    }

    private static void http(CamelContext context, String scheme) {
        HttpComponent http = context.getComponent(scheme, HttpComponent.class);
        http.setConnectionsPerRoute(CONNECTIONS);
        http.setMaxTotalConnections(CONNECTIONS * 2);
        http.setConnectTimeout(CONNECT_MILLIS);
        http.setConnectionRequestTimeout(CONNECT_MILLIS);
        http.setResponseTimeout(ANSWER_MILLIS);
        http.setConnectionTimeToLive(LIFE_MILLIS);
        http.setFollowRedirects(false);
        http.setCookieManagementDisabled(true);
        http.setHttpClientConfigurer(CamelKit::once);
    }

    /** The client's own second attempt would be a second message: it also repeats a POST after 429 and 503. */
    private static void once(HttpClientBuilder client) {
        client.disableAutomaticRetries().disableCookieManagement().disableAuthCaching();
    }
}
