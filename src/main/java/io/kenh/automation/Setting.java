package io.kenh.automation;

import java.util.List;
import java.util.Map;

/**
 * One thing an action wants to be told, as data: the checks, the form in the builder and the API's description come from it.
 *
 * @param name     under {@code with}
 * @param type     how it is filled in and what values fit
 * @param required whether it must be there
 * @param choices  the values that fit a {@link Type#CHOICE}; for {@link Type#CONNECTION} and {@link Type#TEMPLATE} the channel
 *                 ({@code sms}, {@code mail}); otherwise empty
 * @param preset   what holds when nothing is said; null for nothing
 */
public record Setting(String name, Type type, boolean required, List<String> choices, Object preset) {

    /** How a setting is filled in. */
    public enum Type {
        TEXT, LONG_TEXT, HTML, NUMBER, FLAG, CHOICE,
        /** A length of time such as {@code 30m}, {@code 2h}, {@code 3d}, {@code 1w}. */
        SPAN,
        /** A clock time such as {@code 08:00}. */
        CLOCK,
        /** Key of a message template; its texts stand in for those the action leaves out. */
        TEMPLATE,
        /** Name of a connection that can send by the channel in {@code choices}. */
        CONNECTION,
        /** {@code customer}, {@code owner}, {@code staff:<mail address, name or id>}, {@code group:<name>}, an address; or a list of these. */
        RECIPIENTS,
        /** Mail address, name or id of a member of staff. */
        STAFF,
        /** Name of a group. */
        GROUP,
        /** Name of a campaign. */
        CAMPAIGN,
        /** Key of an SLA policy. */
        SLA,
        /** A field of the record. */
        FIELD,
        /** Field → value. */
        FIELDS,
        /** A list of texts. */
        TEXTS,
        /** A list of mail addresses. */
        ADDRESSES,
        /** A list of files: {@code {name, type, sha256}}. */
        FILES
    }

    public static Setting must(String name, Type type) {
        return new Setting(name, type, true, List.of(), null);
    }

    public static Setting may(String name, Type type) {
        return new Setting(name, type, false, List.of(), null);
    }

    /** One of a few values; the first holds when nothing is said. */
    public static Setting choice(String name, String... choices) {
        return new Setting(name, Type.CHOICE, false, List.of(choices), choices[0]);
    }

    /** A connection or template of a channel. */
    public static Setting of(String name, Type type, String channel) {
        return new Setting(name, type, false, List.of(channel), null);
    }

    /** This one with a value that holds when nothing is said. */
    public Setting preset(Object value) {
        return new Setting(name, type, required, choices, value);
    }

    /** Key of its label in the message files. */
    public String labelKey() {
        return "action.setting." + name;
    }

    /**
     * What is wrong with the value an action gives.
     *
     * @return {@code name: found …, wanted …}, or null when it is right
     */
    public String fault(Map<String, Object> with) {
        Object value = with.get(name);
        if (value == null || value instanceof String text && text.isBlank()) {
            return required ? "%s: found nothing, wanted %s".formatted(name, SettingValue.wanted(this)) : null;
        }
        return SettingValue.fits(this, value) ? null
                : "%s: found '%s', wanted %s".formatted(name, SettingValue.shortened(value), SettingValue.wanted(this));
    }
}
