package io.kenh.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.APIResponse;
import io.kenh.access.Role;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Follows the console's own links from page to page, as someone who wants to see everything. */
class LinksTest extends ScreenTest {

    private static final Pattern LINK = Pattern.compile("href=\"(/[^\"#]*)");
    private static final int OF_A_KIND = 5;

    private final Queue<String> ahead = new ArrayDeque<>();
    private final Set<String> seen = new HashSet<>();
    private final Map<String, Integer> kinds = new HashMap<>();
    private final List<String> broken = new ArrayList<>();

    @Test
    void everyLinkLeadsToAWholePage() {
        signIn(Role.ADMIN);
        follow("/");
        while (!ahead.isEmpty()) {
            open(ahead.remove());
        }

        assertThat(broken).isEmpty();
        assertThat(seen).hasSizeGreaterThan(100).anyMatch(path -> path.matches("/events/\\d+"));
    }

    private void open(String path) {
        APIResponse answer = page.request().get("http://localhost:" + port + path);
        String type = answer.headers().getOrDefault("content-type", "");
        String text = type.startsWith("text/html") ? answer.text() : "";
        if (!answer.ok() || type.startsWith("text/html") && !text.stripTrailing().endsWith("</html>") || text.contains("??")) {
            broken.add(path + " " + answer.status());
        }
        if (text.contains("class=\"k-content")) {
            Matcher links = LINK.matcher(text);
            while (links.find()) {
                follow(links.group(1).replace("&amp;", "&"));
            }
        }
    }

    /** A few of each kind are enough: a list of events has a hundred links to the same page. */
    private void follow(String path) {
        String kind = path.replaceAll("\\d+", "1").replaceAll("=[^&]*", "=");
        if (seen.add(path) && kinds.merge(kind, 1, Integer::sum) <= OF_A_KIND) {
            ahead.add(path);
        }
    }
}
