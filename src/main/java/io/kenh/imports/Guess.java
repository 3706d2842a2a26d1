package io.kenh.imports;

import io.kenh.condition.Fields;
import io.kenh.condition.TextForm;
import io.kenh.crm.Columns;
import io.kenh.crm.CustomField;
import io.kenh.crm.CustomFields;
import io.kenh.crm.RecordFields;
import io.kenh.crm.RecordType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Which field a heading means, in Vietnamese and English, with accents and without. */
@Component
class Guess {

    private static final Map<String, String> MEANINGS = meanings();

    private final RecordFields fields;
    private final CustomFields customs;

    Guess(RecordFields fields, CustomFields customs) {
        this.fields = fields;
        this.customs = customs;
    }

    /** Every field that a column may fill. */
    List<String> choices(RecordType type) {
        return fields.of(type).names().stream().filter(name -> !Columns.kept().contains(name) && !name.equals("converted")).toList();
    }

    /** For each heading a field, or "" where none is meant; no field twice. */
    List<String> of(RecordType type, List<String> headings) {
        List<String> guessed = new ArrayList<>();
        Fields known = fields.of(type);
        List<String> choices = choices(type);
        for (String heading : headings) {
            String field = titled(type, heading).orElseGet(() -> field(plain(heading), heading, choices, known));
            guessed.add(guessed.contains(field) ? "" : field);
        }
        return guessed;
    }

    private Optional<String> titled(RecordType type, String heading) {
        return customs.of(type).stream().filter(field -> !field.retired() && plain(field.title()).equals(plain(heading))).map(CustomField::path).findFirst();
    }

    private static String field(String plain, String heading, List<String> choices, Fields known) {
        for (String choice : choices) {
            if (plain(choice).equals(plain) || plain(choice.replaceFirst("^custom\\.", "")).equals(plain)) {
                return choice;
            }
        }
        String meant = MEANINGS.getOrDefault(plain, "");
        if (choices.contains(meant)) {
            return meant;
        }
        return heading.startsWith("custom.") && known.find(heading).isPresent() ? heading : "";
    }

    private static String plain(String text) {
        return TextForm.folded(text).replaceAll("[^\\p{L}\\p{N}]+", " ").strip();
    }

    private static Map<String, String> meanings() {
        Map<String, String> meanings = new LinkedHashMap<>();
        String[][] words = {
            {"name", "full name", "customer", "customer name", "contact name", "company name", "account name", "task", "subject", "ho ten", "ho va ten",
                "ten", "ten khach hang", "khach hang", "ten cong ty", "ten co hoi", "cong viec", "ten cong viec", "ten lien he"},
            {"phone", "phone number", "mobile", "tel", "telephone", "cell", "so dien thoai", "dien thoai", "sdt", "di dong", "so di dong", "dt"},
            {"email", "e mail", "mail", "email address", "thu dien tu", "dia chi email"},
            {"title", "job title", "position", "chuc danh", "chuc vu"},
            {"company", "organization", "organisation", "cong ty", "to chuc", "don vi"},
            {"industry", "nganh", "nganh nghe", "linh vuc"},
            {"address", "street", "dia chi"},
            {"source", "lead source", "nguon", "nguon khach hang"},
            {"status", "state", "trang thai", "tinh trang"},
            {"buyer_role", "role", "vai tro"},
            {"birthday", "birth date", "date of birth", "dob", "ngay sinh", "sinh nhat"},
            {"score", "points", "diem"},
            {"last_care", "last contact", "last contacted", "lan lien he cuoi", "cham soc lan cuoi", "ngay cham soc"},
            {"owner_id", "owner", "assigned to", "salesperson", "phu trach", "nguoi phu trach", "nhan vien", "nhan vien phu trach"},
            {"tags", "tag", "labels", "nhan", "the"},
            {"info", "note", "notes", "description", "comment", "ghi chu", "mo ta", "thong tin them", "thong tin bo sung"},
            {"website", "web", "trang web"},
            {"stage", "sales stage", "giai doan"},
            {"amount", "value", "deal value", "gia tri", "so tien", "doanh thu"},
            {"lost_reason", "reason", "ly do that bai", "ly do"},
            {"priority", "uu tien", "muc uu tien", "do uu tien"},
            {"category", "type", "loai", "loai viec"},
            {"due", "due date", "deadline", "han", "han chot", "ngay het han", "thoi han"},
            {"account_id", "account", "khach hang doanh nghiep"},
            {"contact_id", "contact", "lien he"}};
        for (String[] row : words) {
            for (String word : row) {
                meanings.putIfAbsent(word, row[0]);
            }
        }
        return meanings;
    }
}
