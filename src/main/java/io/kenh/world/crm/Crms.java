package io.kenh.world.crm;

import java.time.Clock;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;

/** The CRMs that can be played, by the names under {@code plays} in {@code connector.yaml}. */
public final class Crms {

    private static final Map<String, Function<Clock, Crm>> KNOWN = new TreeMap<>(Map.ofEntries(
            Map.entry("odoo", OdooCrm::new), Map.entry("hubspot", HubSpotCrm::new), Map.entry("bitrix24", BitrixCrm::new),
            Map.entry("getfly", GetflyCrm::new), Map.entry("dolibarr", DolibarrCrm::new), Map.entry("zoho", ZohoCrm::new),
            Map.entry("espocrm", EspoCrm::new), Map.entry("salesforce", SalesforceCrm::new), Map.entry("freshdesk", FreshdeskCrm::new),
            Map.entry("zendesk", ZendeskCrm::new), Map.entry("pipedrive", PipedriveCrm::new), Map.entry("suitecrm", SuiteCrm::new), Map.entry("rest", RestCrm::new)));

    private Crms() {
    }

    /** All names. */
    public static Set<String> names() {
        return KNOWN.keySet();
    }

    /**
     * One without rows.
     *
     * @throws IllegalArgumentException for a name that is none of {@link #names()}
     */
    public static Crm of(String name, Clock clock) {
        Function<Clock, Crm> maker = KNOWN.get(name);
        if (maker == null) {
            throw new IllegalArgumentException("simulator.plays: found " + name + ", wanted one of " + names());
        }
        return maker.apply(clock);
    }
}
