package io.kenh.connector;

import java.util.Map;
import org.springframework.stereotype.Component;

/** Where a provider tells what is left, asking for it shows that it knows us. */
@Component
class BalanceProbe implements Probe {

    private final Inquiries inquiries;

    BalanceProbe(Inquiries inquiries) {
        this.inquiries = inquiries;
    }

    @Override
    public boolean tries(Connector connector) {
        return connector.definition().has("balance");
    }

    @Override
    public String attempt(Connection connection, Map<String, String> secrets) {
        Balance balance = inquiries.balance(connection).orElseThrow(() -> new IllegalStateException(
                "the provider did not tell what is left; look at the address and at the keys"));
        return "the provider knows us; left: " + balance.amount().toPlainString()
                + (balance.currency() == null ? "" : " " + balance.currency());
    }
}
