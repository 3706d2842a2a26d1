package io.kenh.api;

import io.kenh.api.table.Field;
import io.kenh.api.table.FieldType;
import io.kenh.api.table.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Promises as the API shows them. */
final class SlaResources {

    private static final Field KEY = Field.text("key", "Names it in calls and in automations.").like("standard");
    private static final Field TITLE = Field.text("title", "For people.").must().most(120).like("Tiêu chuẩn");

    private static final Shape SPAN_DAY = Shape.of("SlaDay", Field.of(FieldType.DATE, "day", "The date.").must().like("2027-02-06"),
            Field.text("title", "Why it is different.").like("Tết Nguyên đán"),
            Field.of(FieldType.TEXTS, "hours", "When it is worked nevertheless; none for a holiday.").like(List.of("08:00-12:00")));
    static final Shape DAY = SPAN_DAY;

    private static final Field[] CALENDAR_FIELDS = {TITLE, Field.text("zone", "In which its times are meant.").must().like("Asia/Ho_Chi_Minh"),
            Field.of(FieldType.OBJECT, "week", "Weekday → spans; a span that ends no later than it begins goes on past midnight. A weekday that is left out is free.").must()
                    .like(Map.of("MONDAY", List.of("08:00-12:00", "13:00-17:30"))),
            Field.of(FieldType.ITEMS, "days", "Holidays and other exceptions.").holding(SPAN_DAY)};
    static final Shape NEW_CALENDAR = Shape.of("NewSlaCalendar", CALENDAR_FIELDS);
    static final Shape CALENDAR = new Shape("SlaCalendar", with(KEY, CALENDAR_FIELDS));

    private static final Shape LEVEL = Shape.of("SlaLevel", Field.text("promise", "Which deadline it is about.").must().oneOf("response", "resolution"),
            Field.of(FieldType.INTEGER, "minutes", "Working minutes from the deadline: negative for a reminder before it.").like(-15),
            Field.of(FieldType.INTEGER, "percent", "Instead of minutes, a share of what was promised: negative for a reminder before the deadline."),
            Field.of(FieldType.TEXTS, "forms", "screen, mail, sms.").must().like(List.of("screen", "mail")),
            Field.of(FieldType.TEXTS, "to", "owner, group, or a colleague such as staff:3.").must().like(List.of("owner")));
    private static final Field[] POLICY_FIELDS = {TITLE, Field.text("calendar", "Key of the calendar whose working time counts.").must().like("office"),
            Field.of(FieldType.BOOLEAN, "standard", "Whether it holds for tickets for which no other is meant; at most one policy is.").filled().like(false),
            Field.of(FieldType.IDS, "groups", "Ids of the groups whose tickets it holds for.").like(List.of(2)),
            Field.of(FieldType.OBJECT, "targets", "Priority → working minutes until the first answer and until it is settled; null for no promise.").must()
                    .like(Map.of("urgent", Map.of("response", 30, "resolution", 240))),
            Field.of(FieldType.ITEMS, "levels", "Reminders and warnings.").holding(LEVEL)};
    static final Shape NEW_POLICY = Shape.of("NewSlaPolicy", POLICY_FIELDS);
    static final Shape POLICY = new Shape("SlaPolicy", with(KEY, POLICY_FIELDS));

    static final Shape PREVIEW = Shape.of("SlaPreview", Field.text("priority", "Of the ticket.").like("urgent"),
            Field.time("response", "When it is to be answered; null for no promise."), Field.time("resolution", "When it is to be settled; null for no promise."));

    private static final Shape PART = Shape.of("SlaPart", Field.time("from", "When it began."), Field.time("until", "When it ended, or now."),
            Field.text("kind", "running, paused, settled or free.").like("running"), Field.text("status", "Of the ticket.").like("open"),
            Field.text("priority", "Of the ticket.").like("medium"), Field.of(FieldType.INTEGER, "targetMinutes", "Working minutes promised; null for none."),
            Field.of(FieldType.INTEGER, "usedSeconds", "Working time that counted in it."),
            Field.of(FieldType.ITEMS, "counted", "When that was: {from, until}."));
    static final Shape EXPLANATION = Shape.of("SlaExplanation", Field.text("promise", "response or resolution.").like("response"),
            Field.text("state", "running, paused, on-time or late.").like("running"), Field.text("policy", "Key of the policy.").like("standard"),
            Field.text("calendar", "Key of the calendar.").like("office"), Field.of(FieldType.INTEGER, "rules", "Version of the rules it was reckoned by.").like(1),
            Field.time("due", "When it is or was to be kept; null while the customer is waited for."), Field.time("done", "When it was kept, or settled too late; null while it is open."),
            Field.of(FieldType.INTEGER, "targetMinutes", "Working minutes promised, of the last priority.").like(240),
            Field.of(FieldType.INTEGER, "leftSeconds", "Working time left; negative by the working time since the deadline.").like(5400),
            Field.of(FieldType.INTEGER, "usedSeconds", "Working time that counted.").like(9000), Field.of(FieldType.ITEMS, "parts", "The ticket's life.").holding(PART));

    static final Shape LINE = Shape.of("SlaReportLine", Field.id("id", "Of the person or group; null for none, and for priorities."),
            Field.text("name", "Of the person or group, or the priority.").like("Mai"), Field.text("promise", "response or resolution.").like("resolution"),
            Field.of(FieldType.INTEGER, "onTime", "Kept before their deadline.").like(41), Field.of(FieldType.INTEGER, "late", "Kept or settled after it.").like(3),
            Field.of(FieldType.INTEGER, "percent", "Share that was kept.").like(93), Field.of(FieldType.INTEGER, "minutes", "Working minutes used, on average.").like(95),
            Field.of(FieldType.INTEGER, "median", "Working minutes used by half of them.").like(60));

    private SlaResources() {
    }

    private static List<Field> with(Field first, Field... others) {
        List<Field> all = new ArrayList<>(List.of(first));
        all.addAll(List.of(others));
        return List.copyOf(all);
    }
}
