package io.kenh.connector.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.kenh.connector.Connector;
import io.kenh.connector.Fault;
import io.kenh.connector.Fixture;
import io.kenh.connector.Fixtures;
import io.kenh.connector.catalogue.Yaml;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** All promises of one connector: its {@code tests.yaml}, and the rules every folder keeps. */
public final class Contract {

    private Contract() {
    }

    /** The cases in the order of the file; each can be run by itself. */
    public static List<ContractCase> of(Workbench bench, Connector connector) {
        List<Fault> faults = new ArrayList<>();
        JsonNode read = Yaml.read(connector.folder().resolve("tests.yaml"), connector.name() + "/tests.yaml", faults);
        JsonNode tests = read == null ? MissingNode.getInstance() : read;
        Map<String, Fixture> fixtures = Fixtures.read(connector.folder());
        List<ContractCase> cases = new ArrayList<>(new FolderRules(connector, tests).cases());
        faults.forEach(fault -> cases.add(new ContractCase("tests.yaml", () -> List.of(fault.toString()))));
        tests.path("send").forEach(c -> cases.add(new SendCases(bench, connector, fixtures).of(c)));
        tests.path("answers").forEach(c -> cases.add(new AnswerCases(connector, fixtures).of(c)));
        tests.path("webhook").forEach(c -> cases.add(new WebhookCases(bench, connector, fixtures).of(c)));
        AskingCases asking = new AskingCases(bench, connector, fixtures);
        tests.path("balance").forEach(c -> cases.add(asking.balance(c)));
        tests.path("receipts").forEach(c -> cases.add(asking.receipts(c)));
        tests.path("questions").forEach(c -> cases.add(asking.question(c)));
        tests.path("crm").forEach(c -> cases.add(new CrmCases(bench, connector, fixtures).of(c)));
        tests.path("grant").forEach(c -> cases.add(asking.grant(c)));
        return cases;
    }
}
