package io.kenh.crm;

import java.util.Locale;

/** What a field wanted instead of the value it was given. */
public enum Wanted {

    SOMETHING("a value, since this field cannot be empty"),
    TEXT("a text of at most %s characters, on lines without control characters"),
    NUMBER("a number of at most 15 digits, such as 12.5"),
    WHOLE("a whole number from -2147483648 to 2147483647"),
    AMOUNT("a number with at most 16 digits before and 2 after the point"),
    DATE("a date such as 2026-02-28 or 28/02/2026"),
    DATETIME("a time such as 2026-02-28T08:30:00+07:00, or 2026-02-28 08:30 in the zone of the hub"),
    BOOLEAN("true or false"),
    CHOICE("one of %s"),
    CHOICES("any of %s"),
    TAGS("a list of texts"),
    EMAIL("a mail address"),
    PHONE("a phone number that can exist, such as 0912345678 or +84912345678"),
    REFERENCE("the id or name of a %s that exists"),
    FIELD("a field of the record: one of %s"),
    NAME("a name of at most 40 letters a–z, digits, - and _ that begins with a letter"),
    FREE("another name: there already is such a field"),
    TYPE("one of %s"),
    ADDRESS("an address to post to: %s"),
    SECRET("whsec_ and at least 16 bytes in base64"),
    TOPIC("a topic of letters, digits, '.', '_' and '-', which may hold {object}"),
    FEWER("at most %s fields: retire some"),
    LIST("1 to 200 different choices of at most 100 characters, without commas");

    private final String sentence;

    Wanted(String sentence) {
        this.sentence = sentence;
    }

    /** The end of its name in the texts of the screens. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** In English, for programs. */
    public String sentence(String detail) {
        return sentence.formatted(detail);
    }
}
