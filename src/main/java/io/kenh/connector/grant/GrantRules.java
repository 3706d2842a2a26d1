package io.kenh.connector.grant;

import com.fasterxml.jackson.databind.JsonNode;
import io.kenh.connector.Connector;
import io.kenh.connector.mapping.Pick;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/**
 * The {@code grant} section of a connector.
 *
 * @param page     template of the address of the provider's page
 * @param query    its parameters, as templates
 * @param scopes   what is asked for
 * @param between  stands between the scopes in {@code ${scopes}}
 * @param pkce     whether a challenge goes along
 * @param settings parameter → where its value stands in what came back
 * @param choosing what the person is asked next, or null
 * @param finish   Kamelet that sets up the rest at the provider, or null
 */
record GrantRules(String page, Map<String, String> query, List<String> scopes, String between, boolean pkce, Map<String, Pick> settings,
        Choosing choosing, String finish) {

    /**
     * @param kamelet  that fetches the list
     * @param each     where it stands in the answer
     * @param token    where the token of each stands; null where the first token is good for all
     * @param life     of such a token, in seconds
     * @param settings parameter → where its value stands in the chosen one
     */
    record Choosing(String kamelet, String each, Pick id, Pick title, Pick token, long life, Map<String, Pick> settings) {

        private static final long YEARS = 10L * 365 * 24 * 3600;

        static Choosing of(JsonNode declared) {
            return declared.isMissingNode() ? null : new Choosing(declared.path("kamelet").asText(), declared.path("each").asText(),
                    Pick.of(declared.path("id")), Pick.of(declared.path("title")), Pick.of(declared.path("token")),
                    declared.path("lifeSeconds").asLong(YEARS), picks(declared.path("settings")));
        }
    }

    static Optional<GrantRules> of(Connector connector) {
        JsonNode declared = connector.definition().path("grant");
        return declared.isMissingNode() ? Optional.empty() : Optional.of(new GrantRules(declared.path("page").asText(),
                texts(declared.path("query")),
                StreamSupport.stream(declared.path("scopes").spliterator(), false).map(JsonNode::asText).toList(),
                declared.path("scopesJoinedBy").asText(" "), declared.path("pkce").asBoolean(), picks(declared.path("settings")),
                Choosing.of(declared.path("choices")), declared.path("finish").asText(null)));
    }

    private static Map<String, String> texts(JsonNode declared) {
        return declared.properties().stream().collect(Collectors.toMap(Map.Entry::getKey, e -> e.getValue().asText(), (a, b) -> b, LinkedHashMap::new));
    }

    private static Map<String, Pick> picks(JsonNode declared) {
        return declared.properties().stream().collect(Collectors.toMap(Map.Entry::getKey, e -> Pick.of(e.getValue())));
    }

    /** What the picks find in a tree; nothing where they find nothing. */
    static Map<String, String> found(Map<String, Pick> picks, JsonNode tree) {
        Map<String, String> found = new LinkedHashMap<>();
        picks.forEach((name, pick) -> {
            String value = pick.from(tree);
            if (value != null) {
                found.put(name, value);
            }
        });
        return found;
    }
}
