package io.kenh.access;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/** Says on the console where the hub is, and while there is no administrator, how to become it. */
@Component
@ConditionalOnWebApplication
class StartBanner {

    private static final Logger LOG = LoggerFactory.getLogger("kenh");
    private static final String LINE = "-".repeat(78);

    private final StaffAccounts accounts;
    private final Links links;
    private final Environment environment;

    StartBanner(StaffAccounts accounts, Links links, Environment environment) {
        this.accounts = accounts;
        this.links = links;
        this.environment = environment;
    }

    @EventListener(ApplicationReadyEvent.class)
    void print() {
        String address = "http://localhost:" + environment.getProperty("local.server.port");
        LOG.info(accounts.hasAdministrator() ? running(address) : first(address));
    }

    private static String running(String address) {
        return "\n%s\n  Kenh: %s\n%s".formatted(LINE, address, LINE);
    }

    private String first(String address) {
        return """

                %s
                  Kenh has no administrator yet. Open this link once to create one:
                  Kenh chưa có người quản trị. Mở liên kết này một lần để tạo:

                    %s/start/%s
                %s""".formatted(LINE, address, links.start(), LINE);
    }
}
