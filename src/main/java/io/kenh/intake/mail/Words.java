package io.kenh.intake.mail;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** The vocabulary of {@code words.yaml}: what mail programs, servers and people write, in many languages. */
final class Words {

    private static final Map<String, List<String>> ALL = load();

    private Words() { }

    /** The entries of a list as they stand. */
    static List<String> of(String list) {
        List<String> words = ALL.get(list);
        if (words == null) throw new IllegalStateException("words.yaml has no list '" + list + "'; its lists are " + ALL.keySet());
        return words;
    }

    /** A pattern without regard to case in which each {@code {list}} stands for any entry of that list. */
    static Pattern pattern(String form, int... moreFlags) {
        String regex = form;
        for (String list : ALL.keySet()) regex = regex.replace("{" + list + "}", "(?:" + String.join("|", of(list)) + ")");
        int flags = Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE;
        for (int flag : moreFlags) flags |= flag;
        return Pattern.compile(regex, flags);
    }

    private static Map<String, List<String>> load() {
        try (InputStream file = Words.class.getResourceAsStream("words.yaml")) {
            return new YAMLMapper().readValue(file, new TypeReference<Map<String, List<String>>>() { });
        } catch (IOException | IllegalArgumentException e) {
            throw new IllegalStateException("words.yaml, which belongs to this package, cannot be read", e);
        }
    }
}
