package io.kenh.api;

import static io.kenh.api.Fields.ACCOUNT;
import static io.kenh.api.Fields.BY_CONTACT;
import static io.kenh.api.Fields.BY_OWNER;
import static io.kenh.api.Fields.BY_STATUS;
import static io.kenh.api.Fields.CONTACT;
import static io.kenh.api.Fields.GROUP;
import static io.kenh.api.Fields.PRIORITY;
import static io.kenh.api.Fields.SOURCE;
import static io.kenh.api.Fields.line;
import static io.kenh.api.Fields.name;
import static io.kenh.api.Fields.record;

import io.kenh.api.table.Column;
import io.kenh.api.table.Field;
import io.kenh.api.table.FieldType;
import io.kenh.api.table.Filter;
import io.kenh.api.table.Resource;
import java.util.ArrayList;
import java.util.List;

/** The records of customers, deals and work as the API shows them. */
final class CrmResources {

    private static final Column PHONE = line("phone", "Phone number in any usual spelling; kept and shown in E.164.", "+84912345678");
    private static final Column EMAIL = line("email", "Mail address; kept and shown in lower case.", "lan@example.com");
    private static final Column STATUS = line("status", "Where it stands.", "New");
    private static final Column INDUSTRY = line("industry", "Line of business.", "Retail");
    private static final Column ADDRESS = line("address", "Postal address.", "12 Lê Lợi, Huế");
    private static final Column INFO = Column.writable(Field.text("info", "Additional information.").most(20_000));
    private static final Column LAST_CARE = Column.writable(Field.time("lastCare", "When somebody last cared for this person."));
    private static final Column BIRTHDAY = Column.writable(Field.of(FieldType.DATE, "birthday", "Birthday.").like("1990-02-28"));
    private static final Column AGE = Column.of(Field.of(FieldType.INTEGER, "age", "Full years since the birthday, today.").like(36),
            "case when t.birthday <= cast(:today as date) then extract(year from age(cast(:today as date), t.birthday))::int end");
    private static final Column COMPANY_SIZE = Column.writable(Field.of(FieldType.INTEGER, "companySize", "How many people work there.").like(50));
    private static final Column LEAD = Column.writable(Field.id("leadId", "The lead it belongs to.").like(1042));
    private static final Column SCORE = Column.writable(Field.of(FieldType.INTEGER, "score", "Points, by your own rules.").filled().like(10));

    static final Resource CONTACTS = new Resource("contacts", "contact", person(ACCOUNT, STATUS), filters("name", "email", "phone", "company"));

    static final Resource LEADS = new Resource("leads", "lead",
            person(CONTACT, Column.writable(Field.text("status", "Where it stands.").filled().like("New")),
                    Column.of(Field.time("converted", "When it became a contact; such a lead is closed."))),
            filters("name", "email", "phone", "company"));

    static final Resource ACCOUNTS = new Resource("accounts", "account",
            record(name("An Phát Ltd"), PHONE, EMAIL, line("website", "Web address.", "https://example.com"), INDUSTRY, COMPANY_SIZE, ADDRESS, SOURCE,
                    STATUS, INFO),
            filters("name", "email", "phone"));

    static final Resource OPPORTUNITIES = new Resource("opportunities", "opportunity",
            record(name("100 licences"), Column.writable(Field.text("stage", "Stage in the pipeline.").filled().like("new")),
                    Column.writable(Field.of(FieldType.AMOUNT, "amount", "Worth, in the currency of the company.").like(25_000_000)),
                    line("lostReason", "Why it was lost.", "Price"), SOURCE, CONTACT, ACCOUNT, LEAD, INFO),
            List.of(Filter.search("name"), Filter.equal(Field.text("stage", "Is at this stage."), "stage"), BY_CONTACT, BY_OWNER,
                    Filter.tag(), Filter.updatedSince()));

    static final Resource TASKS = new Resource("tasks", "task",
            record(name("Call back"), Column.writable(Field.text("status", "Where it stands.").filled().like("open")), PRIORITY,
                    line("category", "Kind of work.", "Call"), Column.writable(Field.time("due", "When it should be done.")), CONTACT, ACCOUNT, LEAD,
                    Column.writable(Field.id("opportunityId", "The opportunity it belongs to.")), Column.writable(Field.id("ticketId", "The ticket it belongs to.")),
                    GROUP, INFO),
            List.of(Filter.search("name"), BY_STATUS, BY_CONTACT, BY_OWNER, Filter.tag(), Filter.updatedSince()));

    private CrmResources() {
    }

    private static List<Column> person(Column belongsTo, Column status, Column... more) {
        List<Column> columns = record(line("name", "Full name.", "Nguyễn Thị Lan"), PHONE, EMAIL, line("title", "Job title.", "Buyer"),
                line("company", "Company, as they wrote it.", "An Phát Ltd"), INDUSTRY, COMPANY_SIZE, ADDRESS, SOURCE, status,
                line("buyerRole", "Part in buying.", "Decision maker"), BIRTHDAY, AGE, SCORE, LAST_CARE, belongsTo, INFO);
        columns.addAll(List.of(more));
        return columns;
    }

    private static List<Filter> filters(String... searched) {
        List<Filter> filters = new ArrayList<>(List.of(Filter.search(searched)));
        filters.addAll(List.of(Filter.phone(), Filter.email(), Filter.tag(), BY_STATUS, BY_OWNER, Filter.updatedSince()));
        return filters;
    }
}
