package io.kenh.connector.asterisk;

import io.kenh.connector.Connection;
import io.kenh.connector.call.Call;
import io.kenh.platform.Json;
import java.io.IOException;
import java.net.ConnectException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;

/**
 * The step {@code ami} of Kamelets: asks an exchange to call first the colleague's telephone and, when that is picked up, the
 * customer. Leaves the answer as {@code {code, text}}: {@code Success}, {@code Error} or {@code login}.
 */
public final class AmiStep implements Processor {

    private static final int PATIENCE_MILLIS = 10_000;

    @Override
    public void process(Exchange exchange) throws Exception {
        exchange.getMessage().setBody(Json.write(dial(Call.of(exchange))));
    }

    private static Map<String, String> dial(Call call) throws IOException {
        try (AmiSocket socket = open(call)) {
            socket.send(Manager.order("Originate", "dial", order(call)));
            Map<String, String> answer = socket.answer("dial");
            return reply(answer.getOrDefault("Response", "Error"), answer.get("Message"));
        } catch (Manager.Refused e) {
            return reply("login", e.getMessage());
        }
    }

    /** Before the order is given, every loss of the line means that nobody was called. */
    private static AmiSocket open(Call call) throws IOException {
        try {
            return Manager.of(call.connection(), call.secrets()).open("off", PATIENCE_MILLIS);
        } catch (Manager.Refused e) {
            throw e;
        } catch (IOException e) {
            throw (IOException) new ConnectException(e.getMessage()).initCause(e);
        }
    }

    private static Map<String, String> order(Call call) {
        Connection connection = call.connection();
        Map<String, String> order = new LinkedHashMap<>();
        order.put("Channel", connection.setting("telephone", "").replace("{extension}", call.message().headers().getOrDefault("Extension", "")));
        order.put("Context", connection.setting("context", ""));
        order.put("Exten", connection.setting("prefix", "") + national(call.message().address()));
        order.put("Priority", "1");
        order.put("CallerID", national(call.message().address()));
        order.put("Timeout", "30000");
        order.put("Async", "true");
        return order;
    }

    /** Dial plans know numbers as people dial them. */
    private static String national(String number) {
        return number.startsWith("+84") ? "0" + number.substring(3) : number.replaceFirst("^\\+", "00");
    }

    private static Map<String, String> reply(String code, String text) {
        Map<String, String> reply = new LinkedHashMap<>();
        reply.put("code", code);
        reply.put("text", text);
        return reply;
    }
}
