package io.kenh.console.record;

import io.kenh.crm.RecordType;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** The kinds of record on screens, by the word in their addresses, with the fields people edit in their order. */
public enum Kind {

    LEADS(RecordType.LEAD, "star", "name", "phone", "email", "status", "owner_id", "source", "title", "company", "company_size", "industry",
            "buyer_role", "birthday", "address", "score", "last_care", "tags", "info"),
    CONTACTS(RecordType.CONTACT, "people", "name", "phone", "email", "status", "owner_id", "source", "title", "company", "company_size", "industry",
            "account_id", "buyer_role", "birthday", "address", "score", "last_care", "tags", "info"),
    ACCOUNTS(RecordType.ACCOUNT, "company", "name", "phone", "email", "website", "status", "owner_id", "source", "industry", "company_size", "address",
            "tags", "info"),
    OPPORTUNITIES(RecordType.OPPORTUNITY, "deal", "name", "stage", "amount", "lost_reason", "owner_id", "contact_id", "account_id", "source",
            "tags", "info"),
    TASKS(RecordType.TASK, "check", "name", "info", "status", "priority", "due", "category", "owner_id", "group_id", "contact_id", "account_id",
            "lead_id", "opportunity_id", "ticket_id", "tags"),
    TICKETS(RecordType.TICKET, "ticket", "subject", "info", "status", "priority", "owner_id", "group_id", "contact_id", "account_id", "source", "tags");

    private final RecordType type;
    private final String icon;
    private final List<String> fields;

    Kind(RecordType type, String icon, String... fields) {
        this.type = type;
        this.icon = icon;
        this.fields = List.of(fields);
    }

    /** Reads what {@link #path()} writes. */
    public static Kind of(String path) {
        return valueOf(path.toUpperCase(Locale.ROOT));
    }

    static Kind of(RecordType type) {
        return Stream.of(values()).filter(kind -> kind.type == type).findFirst().orElseThrow();
    }

    public RecordType type() {
        return type;
    }

    public String icon() {
        return icon;
    }

    /** Columns, without custom fields. */
    List<String> fields() {
        return fields;
    }

    /** Column that says how far a record is. */
    String state() {
        return this == OPPORTUNITIES ? "stage" : "status";
    }

    /** As in addresses and the names of texts. */
    public String path() {
        return name().toLowerCase(Locale.ROOT);
    }
}
