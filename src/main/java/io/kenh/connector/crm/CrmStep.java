package io.kenh.connector.crm;

import io.kenh.connector.call.Call;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;

/** The step {@code crm} of a Kamelet: gives the exchange method, path, query, headers and body of the operation. */
public final class CrmStep implements Processor {

    @Override
    public void process(Exchange exchange) {
        Call call = Call.of(exchange);
        exchange.getMessage().setHeader(Exchange.HTTP_METHOD, call.present().get("method"));
        exchange.getMessage().setHeader(Exchange.HTTP_PATH, call.present().get("path"));
        String query = call.present().get("query");
        if (!query.isEmpty()) {
            exchange.getMessage().setHeader(Exchange.HTTP_QUERY, query);
        }
        call.message().headers().forEach(exchange.getMessage()::setHeader);
        boolean silent = call.message().text().isEmpty();
        exchange.getMessage().setBody(silent ? null : call.message().text());
        if (!silent && !call.message().headers().containsKey(Exchange.CONTENT_TYPE)) {
            exchange.getMessage().setHeader(Exchange.CONTENT_TYPE, "application/json");
        }
    }
}
