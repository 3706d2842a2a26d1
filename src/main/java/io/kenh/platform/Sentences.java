package io.kenh.platform;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What the hub states in English, in the language of its reader. Rules, logs and stored rows hold English; {@code sentences_en} knows
 * each of its sentences by a key, with places for what changes in it, and other languages hold a sentence for the same key. So a fault
 * that was kept yesterday is read in any language today.
 */
public final class Sentences {

    /** Longer texts are no sentences of the hub, and looking through them would be slow. */
    private static final int LONGEST = 1_000;
    private static final Pattern PLACE = Pattern.compile("(?<!\\{)\\{(\\d)}(?!})");
    /** Keys of whole sentences; the others name parts of them. */
    private static final Predicate<String> WHOLE = Pattern.compile("(fault|said|problem)\\b.*").asMatchPredicate();
    private static final String NEXT = "; ";

    private static final Map<String, List<Sentence>> LANGUAGES = new ConcurrentHashMap<>();

    /** @param length of what does not change in it: the longest that fits is the one that was meant */
    private record Sentence(Pattern english, int length, boolean whole, String said) { }

    private Sentences() {
    }

    /**
     * One or several sentences, joined by "; ".
     *
     * @param text in English; null gives null
     * @return the same text in English, and where nobody has translated it
     */
    public static String in(Locale language, String text) {
        return said(language, text, true);
    }

    /** What was found or wanted, which is a part of a sentence. */
    public static String part(Locale language, String text) {
        return said(language, text, false);
    }

    private static String said(Locale language, String text, boolean whole) {
        if (text == null || text.length() > LONGEST || language.getLanguage().equals(Locale.ENGLISH.getLanguage())) {
            return text;
        }
        return one(language, text, whole).orElseGet(() -> several(language, text, whole));
    }

    private static Optional<String> one(Locale language, String text, boolean whole) {
        for (Sentence sentence : sentences(language)) {
            Matcher found = sentence.whole() || !whole ? sentence.english().matcher(text) : null;
            if (found != null && found.matches()) {
                MatchResult parts = found.toMatchResult();
                return Optional.of(filled(sentence.said(), i -> part(language, parts.group(Integer.parseInt(i) + 1))));
            }
        }
        return Optional.empty();
    }

    /** A sentence may be followed by a hint, or by another sentence. */
    private static String several(Locale language, String text, boolean whole) {
        int cut = text.indexOf(NEXT);
        if (cut < 0) {
            return text;
        }
        String rest = text.substring(cut + NEXT.length());
        return said(language, text.substring(0, cut), whole) + NEXT + said(language, rest, whole && !isHint(language, rest));
    }

    private static boolean isHint(Locale language, String text) {
        return !text.contains(": found ") && one(language, text, false).isPresent();
    }

    private static String filled(String said, UnaryOperator<String> part) {
        return PLACE.matcher(said).replaceAll(place -> Matcher.quoteReplacement(part.apply(place.group(1))));
    }

    private static List<Sentence> sentences(Locale language) {
        return LANGUAGES.computeIfAbsent(language.getLanguage(), tag -> {
            ResourceBundle english = bundle(Locale.ENGLISH);
            ResourceBundle said = bundle(Locale.forLanguageTag(tag));
            return english.keySet().stream().map(key -> sentence(key, english.getString(key), said.getString(key)))
                    .sorted(Comparator.comparing(Sentence::length).reversed()).toList();
        });
    }

    private static ResourceBundle bundle(Locale language) {
        return ResourceBundle.getBundle("sentences", language, ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    }

    private static Sentence sentence(String key, String english, String said) {
        List<String> literals = List.of(PLACE.split(english, -1));
        String pattern = literals.stream().map(Pattern::quote).collect(Collectors.joining("((?:(?!" + NEXT + ").)+?)"));
        return new Sentence(Pattern.compile(pattern, Pattern.DOTALL), literals.stream().mapToInt(String::length).sum(), WHOLE.test(key), said);
    }
}
