package io.kenh.connector.call;

import io.kenh.connector.asterisk.AmiStep;
import io.kenh.connector.crm.CrmStep;
import io.kenh.connector.mail.MailProvider;
import io.kenh.connector.mail.SmtpStep;
import io.kenh.connector.rpc.RpcAnswer;
import io.kenh.connector.rpc.RpcCall;
import io.kenh.connector.smpp.SmppStep;
import java.time.Clock;
import java.util.function.UnaryOperator;
import org.apache.camel.CamelContext;
import org.apache.camel.component.http.HttpComponent;

/** Gives a Camel context what Kamelets of connectors need. */
public final class CamelKit {

    private static final int CONNECTIONS = 200;
    private static final long CONNECT_MILLIS = 3_000;
    private static final long ANSWER_MILLIS = 15_000;
    private static final long LIFE_MILLIS = 30_000;

    private CamelKit() {
    }

    /** Call it before the context starts. */
    public static void prepare(CamelContext context, Clock clock, SmppStep smpp) {
        context.getRegistry().bind("json-template", new TemplateLanguage(TemplateLanguage.JSON));
        context.getRegistry().bind("form-template", new TemplateLanguage(TemplateLanguage.FORM));
        context.getRegistry().bind("xml-template", new TemplateLanguage(TemplateLanguage.XML));
        context.getRegistry().bind("text-template", new TemplateLanguage(UnaryOperator.identity()));
        context.getRegistry().bind("basic-template",
                new TemplateLanguage(UnaryOperator.identity(), TemplateLanguage.BASIC));
        context.getRegistry().bind("jwt-template", new TemplateLanguage(TemplateLanguage.JSON, new Jwt(clock)));
        MailProvider.name();
        context.getRegistry().bind("smtp", new SmtpStep(clock));
        context.getRegistry().bind("smpp", smpp);
        context.getRegistry().bind("ami", new AmiStep());
        context.getRegistry().bind("crm", new CrmStep());
        context.getRegistry().bind("rpc-call", new RpcCall());
        context.getRegistry().bind("rpc-answer", new RpcAnswer());
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
        // The client's own second attempt would be a second message: it also repeats a POST after 429 and 503.
        http.setAutomaticRetriesDisabled(true);
        http.setRedirectHandlingDisabled(true);
        http.setCookieManagementDisabled(true);
        http.setAuthCachingDisabled(true);
        http.setContentCompressionDisabled(true);
        http.setConnectionStateDisabled(true);
        http.setDefaultUserAgentDisabled(true);
    }
}
