package io.kenh.connector.docs;

import com.fasterxml.jackson.databind.JsonNode;
import io.kenh.connector.Connector;
import io.kenh.connector.Parameter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** What a folder says of its provider, for people who only want to use it. */
public final class Page {

    private final Connector connector;
    private final StringBuilder text = new StringBuilder(4096);

    private Page(Connector connector) {
        this.connector = connector;
    }

    /** The page as Markdown. */
    public static String of(Connector connector) {
        return new Page(connector).write();
    }

    private String write() {
        line("<!-- Made from connectors/" + connector.name() + "; change that, then run: java -jar target/kenh.jar connector docs -->");
        line("# " + connector.title().en());
        line("");
        summary();
        settings();
        limits();
        answers();
        readme();
        return text.toString().stripTrailing() + "\n";
    }

    private void summary() {
        line("| | |");
        line("|---|---|");
        row("folder", "`connectors/" + connector.name() + "`");
        boolean crm = section("crm").isObject();
        if (crm) {
            row("keeps in step", codes(names(section("crm").path("objects"))));
        } else {
            exchange();
        }
        row("callbacks are proved by", proof());
        if (!crm) {
            row("a repeated message", connector.idempotent() ? "is refused by the provider, so one without an answer is sent again"
                    : "would go out twice, so one without an answer is shown to a person");
        }
        if (section("grant").isObject()) {
            row("access", "a person presses *Connect* and lets the hub in at the provider's page");
        }
        if (section("token").isObject()) {
            row("token", section("grant").isObject() ? "kept encrypted, renewed ahead where the provider allows it, shared by all nodes"
                    : "fetched before the first message, renewed ahead, shared by all nodes");
        }
        section("answering").forEach(stretch -> row("may be answered", "until %d hours after the person's last word%s%s".formatted(
                stretch.path("withinHours").asInt(), "person".equals(stretch.path("by").asText()) ? ", by a colleague" : "",
                stretch.has("note") ? ". " + stretch.at("/note/en").asText() : "")));
        row("in the practice world", connector.simulations().isEmpty() && !"smpp".equals(section("link").asText()) ? "not played" : "yes");
    }

    private void exchange() {
        row("can do", connector.capabilities().isEmpty() ? "takes in only" : codes(connector.capabilities().keySet().stream().toList()));
        row("brings in", connector.kinds().isEmpty() ? "nothing" : codes(connector.kinds()));
        row("receipts", receipts());
    }

    private static List<String> names(JsonNode object) {
        List<String> names = new ArrayList<>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }

    private String receipts() {
        List<String> ways = new ArrayList<>();
        if (connector.kinds().contains("receipt")) {
            ways.add(section("link").isTextual() ? "over the open link" : "by callback");
        }
        if (section("receipts").isObject()) {
            ways.add("asked for" + (section("receipts").has("onlyIf") ? " where `" + section("receipts").path("onlyIf").asText() + "` is on" : ""));
        }
        return ways.isEmpty() ? "none" : String.join(", ", ways);
    }

    private String proof() {
        JsonNode proof = connector.definition().at("/webhook/proof");
        return switch (proof.path("kind").asText()) {
            case "" -> "nothing, there are none";
            case "none" -> "nothing";
            case "path" -> "an unguessable path";
            case "hmac", "hash" -> "a signature in `" + proof.path("name").asText() + "`"
                    + (proof.has("timestamp") ? " that grows old" : "");
            default -> "a token in `" + proof.path("name").asText() + "`";
        };
    }

    private void settings() {
        line("");
        line("## Settings");
        line("");
        line("| name | label | | default |");
        line("|---|---|---|---|");
        connector.parameters().forEach(p -> line("| `" + p.name() + "` | " + p.title().en()
                + (p.description() == null ? "" : ". " + p.description().en()) + " | " + marks(p) + " | "
                + (p.defaultValue() == null ? "" : "`" + p.defaultValue() + "`") + " |"));
    }

    private static String marks(Parameter p) {
        List<String> marks = new ArrayList<>();
        if (p.required()) {
            marks.add("required");
        }
        if (p.secret()) {
            marks.add("secret");
        }
        if (p.generated()) {
            marks.add("made when blank");
        }
        if (!p.options().isEmpty()) {
            marks.add("one of " + String.join(", ", p.options()));
        }
        return String.join(", ", marks);
    }

    private void limits() {
        JsonNode limits = section("limits");
        if (limits.isObject()) {
            line("");
            line("## Limits");
            line("");
            line("Kept over all nodes together.");
            line("");
            limits.properties().forEach(e -> line("- `" + e.getKey() + "`: " + (e.getValue().isTextual()
                    ? "as the setting of this name says" : e.getValue().toString().replace("\"", ""))));
        }
    }

    private void answers() {
        JsonNode answer = section("answer");
        if (!answer.isObject()) {
            return;
        }
        line("");
        line("## What its answers mean");
        line("");
        line("| answer | for the message |");
        line("|---|---|");
        answer.path("cases").forEach(each -> row("`" + each.path("when") + "`", each.path("is").asText()));
        if (answer.has("success")) {
            row(codes(texts(answer.path("success"))), "ACCEPTED");
        }
        answer.path("errors").properties().forEach(e -> row(codes(texts(e.getValue())), e.getKey()));
        answer.path("http").properties().forEach(e -> row("HTTP " + e.getKey(), e.getValue().asText()));
        if (answer.has("code")) {
            row("any other", answer.path("unlisted").asText("DATA"));
            row("none", answer.path("missing").asText("UNKNOWN"));
        }
    }

    /** Without its first heading, which stands above already. */
    private void readme() {
        try {
            line("");
            line(Files.readString(connector.folder().resolve("README.md")).replaceFirst("^#[^\n]*\n+", ""));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private JsonNode section(String name) {
        return connector.definition().path(name);
    }

    private static List<String> texts(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false).map(JsonNode::asText).toList();
    }

    private static String codes(List<String> words) {
        return words.stream().map(word -> "`" + word + "`").collect(Collectors.joining(", "));
    }

    private void row(String left, String right) {
        line("| " + left + " | " + right + " |");
    }

    private void line(String line) {
        text.append(line).append('\n');
    }
}
