package io.kenh.console.automation;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Who stands behind an author such as {@code staff:3}. */
@Component
class Authors {

    private static final String STAFF = "staff:";

    private final JdbcClient db;

    Authors(JdbcClient db) {
        this.db = db;
    }

    /** Author → name; one that is no member of staff is called as it is. */
    @SafeVarargs
    final Map<String, String> names(List<String>... authors) {
        Map<String, String> names = new HashMap<>();
        Stream.of(authors).flatMap(Collection::stream).filter(Objects::nonNull).distinct().forEach(author -> names.put(author, name(author)));
        return names;
    }

    private String name(String author) {
        return author.matches(STAFF + "\\d{1,15}") ? db.sql("select name from staff where id = ?").param(Long.valueOf(author.substring(STAFF.length())))
                .query(String.class).optional().orElse(author) : author;
    }
}
