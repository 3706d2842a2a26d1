package io.kenh.connector;

import java.util.Locale;

/** A text for people in both languages. */
public record Text(String vi, String en) {

    /** English for an English locale, Vietnamese for any other. */
    public String in(Locale locale) {
        return "en".equals(locale.getLanguage()) ? en : vi;
    }
}
