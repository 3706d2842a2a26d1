package io.kenh.automation;

import java.util.List;
import java.util.Map;

/** Which values fit which type of setting, and how that is said. */
final class SettingValue {

    private static final int SHOWN = 60;

    private SettingValue() {
    }

    static boolean fits(Setting setting, Object value) {
        return switch (setting.type()) {
            case NUMBER -> value instanceof Number;
            case FLAG -> value instanceof Boolean;
            case CHOICE -> setting.choices().contains(value.toString());
            case SPAN -> Span.reads(value.toString());
            case CLOCK -> value.toString().matches("([01]\\d|2[0-3]):[0-5]\\d");
            case FIELDS -> value instanceof Map<?, ?>;
            case FILES -> value instanceof List<?> files && files.stream().allMatch(file -> file instanceof Map<?, ?>);
            case TEXTS, ADDRESSES, RECIPIENTS -> texts(value);
            default -> plain(value);
        };
    }

    private static boolean texts(Object value) {
        return value instanceof List<?> list ? list.stream().allMatch(SettingValue::plain) : plain(value);
    }

    private static boolean plain(Object value) {
        return value instanceof String || value instanceof Number;
    }

    static String wanted(Setting setting) {
        return switch (setting.type()) {
            case TEXT, LONG_TEXT, HTML -> "a text";
            case NUMBER -> "a number";
            case FLAG -> "true or false";
            case CHOICE -> "one of " + setting.choices();
            case SPAN -> Span.WANTED;
            case CLOCK -> "a clock time such as \"08:00\"";
            case TEMPLATE -> "the key of a template for " + setting.choices().get(0);
            case CONNECTION -> "the name of a connection that sends " + setting.choices().get(0);
            case RECIPIENTS -> "customer, owner, staff:<name>, group:<name>, an address, or a list of these";
            case STAFF -> "a member of staff";
            case GROUP -> "the name of a group";
            case CAMPAIGN -> "the name of a campaign";
            case SLA -> "the key of an SLA policy";
            case FIELD -> "the name of a field";
            case FIELDS -> "field: value, one or more";
            case TEXTS -> "a list of texts";
            case ADDRESSES -> "a list of mail addresses";
            case FILES -> "a list of {name, type, sha256}";
        };
    }

    static String shortened(Object value) {
        String text = value.toString();
        return text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "…";
    }
}
