package io.kenh.connector.contract;

import com.fasterxml.jackson.databind.JsonNode;
import io.kenh.connector.Connector;
import io.kenh.connector.Fixtures;
import io.kenh.connector.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** What a folder must hold beyond what the hub needs to run it. */
final class FolderRules {

    private static final List<String> OPERATIONS = List.of("list", "read", "find", "create", "update", "delete", "deletions");

    private final Connector connector;
    private final JsonNode tests;

    FolderRules(Connector connector, JsonNode tests) {
        this.connector = connector;
        this.tests = tests;
    }

    List<ContractCase> cases() {
        return List.of(new ContractCase("folder: has all its files", this::files),
                new ContractCase("folder: every class of answer has a case", this::classes),
                new ContractCase("folder: every kind of work has a case", this::work),
                new ContractCase("folder: its proof is tried", this::proof),
                new ContractCase("folder: its page says how to begin and what surprises", this::readme),
                new ContractCase("folder: every fixture is used", this::unused));
    }

    private List<String> files() {
        List<String> missing = new ArrayList<>();
        for (String file : List.of("README.md", "tests.yaml")) {
            if (!Files.isRegularFile(connector.folder().resolve(file))) {
                missing.add(file + ": found no file, wanted this file");
            }
        }
        if (!connector.definition().path("simulator").isEmpty()
                && !Files.isDirectory(connector.folder().resolve("fixtures"))) {
            missing.add("fixtures/: found no folder, wanted the recorded exchanges");
        }
        return missing;
    }

    private List<String> classes() {
        Set<String> covered = new HashSet<>(tests.path("answers").findValuesAsText("outcome"));
        covered.addAll(tests.path("send").findValuesAsText("outcome"));
        covered.addAll(tests.path("crm").findValuesAsText("outcome"));
        Set<String> declared = new HashSet<>();
        connector.definition().at("/answer/errors").properties().stream().map(Map.Entry::getKey)
                .forEach(declared::add);
        connector.definition().at("/answer/cases").forEach(each -> declared.add(each.path("is").asText()));
        if (!connector.capabilities().isEmpty()) {
            declared.add(Outcome.ACCEPTED.name());
        }
        declared.removeAll(covered);
        return declared.stream().sorted()
                .map(name -> "tests.yaml, answers: found no case with outcome " + name + ", wanted one").toList();
    }

    private List<String> work() {
        List<String> missing = new ArrayList<>();
        Set<String> operations = new HashSet<>();
        // what is simulated of a mail provider is its consent; mail leaves by SMTP
        boolean http = connector.definition().has("simulator") && !connector.definition().has("mailbox") && !connector.capabilities().isEmpty();
        if (http && tests.path("send").isEmpty()) {
            missing.add("tests.yaml, send: found no case, wanted at least one");
        }
        if (connector.definition().has("webhook") && tests.path("webhook").isEmpty()) {
            missing.add("tests.yaml, webhook: found no case, wanted at least one");
        }
        for (String section : List.of("balance", "receipts", "questions", "grant")) {
            if (connector.definition().has(section) && tests.path(section).isEmpty()) {
                missing.add("tests.yaml, " + section + ": found no case, wanted at least one");
            }
        }
        connector.definition().at("/crm/objects").forEach(object -> object.fieldNames().forEachRemaining(operations::add));
        connector.definition().at("/crm/common").fieldNames().forEachRemaining(operations::add);
        Set<String> tried = new HashSet<>(tests.path("crm").findValuesAsText("do"));
        OPERATIONS.stream().filter(operations::contains).filter(operation -> !tried.contains(operation))
                .forEach(operation -> missing.add("tests.yaml, crm: found no case that does " + operation + ", wanted at least one"));
        return missing;
    }

    /** A proof that nobody has tried to break is none. */
    private List<String> proof() {
        String kind = connector.definition().at("/webhook/proof/kind").asText("none");
        Set<String> verdicts = new HashSet<>(tests.path("webhook").findValuesAsText("verdict"));
        List<String> missing = new ArrayList<>();
        for (String verdict : "none".equals(kind) ? List.<String>of() : List.of("GENUINE", "WRONG", "MISSING")) {
            if (!verdicts.contains(verdict)) {
                missing.add("tests.yaml, webhook: found no case with verdict " + verdict + ", wanted one");
            }
        }
        return missing;
    }

    /** Who reads the page wants to know how to begin and what will surprise. */
    private List<String> readme() {
        try {
            String text = Files.readString(connector.folder().resolve("README.md"));
            return Stream.of("## Set-up", "## Behaviours worth knowing").filter(heading -> !text.contains(heading))
                    .map(heading -> "README.md: found no heading " + heading + ", wanted one").toList();
        } catch (IOException e) {
            return List.of("README.md: found " + e + ", wanted a readable file");
        }
    }

    private List<String> unused() {
        String all = connector.definition().toString() + tests;
        return Fixtures.read(connector.folder()).keySet().stream()
                .filter(name -> !all.contains("\"" + name + "\"")).map(name -> "fixtures/" + name + ".yaml: found no use of it")
                .toList();
    }
}
