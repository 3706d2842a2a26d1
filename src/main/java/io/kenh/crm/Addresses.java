package io.kenh.crm;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/** Normal forms of the addresses by which people are recognised. */
public final class Addresses {

    public static final String EMAIL = "email";
    public static final String PHONE = "phone";

    /** Numbers without a country code are read as Vietnamese. */
    private static final String REGION = "VN";
    private static final int LONGEST_EMAIL = 254;
    private static final Pattern EMAIL_SHAPE = Pattern.compile("[^\\s@<>\",;:()\\[\\]\\\\]{1,64}@[^\\s@<>\",;:()\\[\\]\\\\]+");
    private static final Pattern E164 = Pattern.compile("\\+[1-9][0-9]{7,14}");
    private static final PhoneNumberUtil PHONES = PhoneNumberUtil.getInstance();
    /** One number is asked about several times on its way through the lines, and reading one is dear. */
    private static final Map<String, Optional<String>> KNOWN = new ConcurrentHashMap<>();
    private static final int MOST_KNOWN = 30_000;

    private Addresses() {
    }

    /** E.164 ({@code +84901234567}), or empty when the text is no number that can exist. */
    public static Optional<String> phone(String text) {
        if (text == null || text.length() < 8 || text.length() > 40) {
            return Optional.empty();
        }
        if (KNOWN.size() > MOST_KNOWN) {
            KNOWN.clear();
        }
        return KNOWN.computeIfAbsent(text, Addresses::parse);
    }

    /** A number as a record holds it: what is in its normal form already is not read again. */
    public static Optional<String> stored(String text) {
        return text != null && E164.matcher(text).matches() ? Optional.of(text) : phone(text);
    }

    private static Optional<String> parse(String text) {
        try {
            PhoneNumber number = PHONES.parse(text, REGION);
            return PHONES.isPossibleNumber(number) && PHONES.isValidNumber(number)
                    ? Optional.of(PHONES.format(number, PhoneNumberFormat.E164)) : Optional.empty();
        } catch (NumberParseException e) {
            return Optional.empty();
        }
    }

    /** Trimmed, NFC, lower case; empty when it is no mail address. Local parts are compared without case, plus parts stay. */
    public static Optional<String> email(String text) {
        if (text == null) {
            return Optional.empty();
        }
        String plain = Normalizer.normalize(text.strip(), Normalizer.Form.NFC).toLowerCase(Locale.ROOT);
        return plain.length() <= LONGEST_EMAIL && EMAIL_SHAPE.matcher(plain).matches() && !plain.endsWith(".")
                ? Optional.of(plain) : Optional.empty();
    }
}
