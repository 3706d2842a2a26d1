package io.kenh.api;

import io.kenh.api.table.Column;
import io.kenh.api.table.Field;
import io.kenh.api.table.FieldType;
import io.kenh.api.table.Filter;
import io.kenh.api.table.Resource;
import io.kenh.api.table.Shape;
import io.kenh.platform.Json;
import io.kenh.template.Content;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Templates as the API shows them. */
final class TemplateResources {

    private static final Field KEY = Field.text("key", "Names it in automations; made from the name when left out.").most(80).like("birthday-sms");
    private static final Field OBJECT = Field.text("object",
            "Kind of record whose fields it uses; none for a template that uses only customer.…, owner.… and sender.… and so fits every record.").like("contact");
    private static final List<Field> CONTENT = List.of(
            Field.text("kind", "The channel it is for.").must().oneOf("sms", "mail"),
            Field.text("name", "What people call it.").must().most(200).like("Birthday greeting"),
            Field.text("language", "Language it is written in.").oneOf("vi", "en"), OBJECT,
            Field.text("subject", "Of a mail, with merge fields.").most(300).like("Chúc mừng sinh nhật {{name|quý khách}}"),
            Field.text("text", "Of an SMS, or the plain text of a mail; a mail's is made from its HTML when there is none.").most(50_000).like("Chào {{name|bạn}}"),
            Field.text("html", "Of a mail.").most(200_000).like("<p>Chào {{name|bạn}}</p>"),
            Field.of(FieldType.BOOLEAN, "unaccented", "An SMS that leaves without Vietnamese accents."),
            Field.of(FieldType.BOOLEAN, "advertising", "It offers something, so it begins with the label [QC] or [AD]."));

    static final Shape NEW = new Shape("NewTemplate", with(KEY, CONTENT));
    static final Shape EDIT = new Shape("TemplateEdit", CONTENT, true);
    static final Shape RECORD = Shape.of("PreviewRecord", Field.text("object", "Kind of the record.").must()
            .oneOf("lead", "contact", "account", "opportunity", "task", "ticket"), Field.id("id", "Its id.").must().like(77));
    static final Shape PREVIEW = Shape.of("TemplatePreview", Field.text("subject", "Null for SMS."), Field.text("text", "As it would leave."),
            Field.text("html", "As it would leave, made safe; null for plain text."),
            Field.of(FieldType.OBJECT, "sms", "What an SMS takes; null for mail.").holding(Shape.of("SmsSize",
                    Field.text("encoding", "GSM-7 or UCS-2."), Field.of(FieldType.INTEGER, "units", "Places it takes."),
                    Field.of(FieldType.INTEGER, "segments", "Parts it is sent and paid as."), Field.of(FieldType.INTEGER, "left", "Places free in the last part."),
                    Field.of(FieldType.TEXTS, "foreign", "Characters that force UCS-2."))));
    static final Shape VERSION = Shape.of("TemplateVersion", Field.of(FieldType.INTEGER, "version", "From 1."),
            Field.of(FieldType.OBJECT, "content", "What it said.").holding(new Shape("TemplateContent", CONTENT)),
            Field.text("author", "Who wrote it.").like("staff:3"), Field.time("at", "When."));

    static final Resource TEMPLATES = new Resource("templates", "template", "message_template t",
            List.of(Fields.ID, Column.of(KEY), content("kind", false), content("name", false), content("language", false), content("object", false),
                    content("subject", false), content("text", true), content("html", true), flag("unaccented"), flag("advertising"),
                    Column.of(Field.text("pack", "The industry pack it came with.").like("hospital")),
                    Column.of(Field.of(FieldType.INTEGER, "version", "Grows with every change.").like(2)),
                    Column.of(Field.text("author", "Who wrote this version.").like("staff:3")), Fields.CREATED, Fields.UPDATED),
            List.of(new Filter(Field.text("q", "Part of the name.").most(100), "t.content ->> 'name' ilike :q",
                            text -> "%" + text.toString().strip().replaceAll("([\\\\%_])", "\\\\$1") + "%"),
                    Filter.of(Field.text("kind", "For this channel.").oneOf("sms", "mail"), "t.content ->> 'kind' = :kind"),
                    Filter.of(Field.text("language", "In this language.").oneOf("vi", "en"), "t.content ->> 'language' = :language"),
                    Filter.equal(Field.text("key", "With this key."), "key"), Filter.equal(Field.text("pack", "From this industry pack."), "pack")));

    private TemplateResources() {
    }

    /** A content's fields by name, as a body would send them. */
    static Map<String, Object> fields(Content content) {
        return Json.map(Json.write(content));
    }

    private static Column content(String name, boolean large) {
        Field field = CONTENT.stream().filter(one -> one.name().equals(name)).findFirst().orElseThrow();
        return new Column(field, "t.content ->> '%s'".formatted(name), large, false);
    }

    private static Column flag(String name) {
        Field field = CONTENT.stream().filter(one -> one.name().equals(name)).findFirst().orElseThrow();
        return Column.of(field, "(t.content ->> '%s')::boolean".formatted(name));
    }

    private static List<Field> with(Field first, List<Field> rest) {
        List<Field> all = new ArrayList<>(List.of(first));
        all.addAll(rest);
        return all;
    }
}
