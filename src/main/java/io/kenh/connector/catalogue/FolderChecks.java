package io.kenh.connector.catalogue;

import com.fasterxml.jackson.databind.JsonNode;
import io.kenh.connector.Connector;
import io.kenh.connector.Fault;
import io.kenh.connector.Parameter;
import io.kenh.connector.call.AnswerRules;
import io.kenh.connector.call.Template;
import io.kenh.connector.crm.SectionCheck;
import io.kenh.connector.webhook.EventReader;
import io.kenh.connector.webhook.Labels;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What a schema cannot say: names that must agree between the files of a folder. */
final class FolderChecks {

    private static final Pattern SECRET_LOOKING = Pattern.compile("(?i).*(password|secret|token|apikey|secretkey|privatekey)$");

    /** Names that Camel gives to every Kamelet. */
    private static final Set<String> TAKEN = Set.of("templateId", "routeId", "nodePrefixId", "parentProcessorId");
    private static final List<String> ASKING = List.of("/token/kamelet", "/balance/kamelet", "/receipts/kamelet", "/grant/choices/kamelet", "/grant/finish",
            "/crm/kamelet");
    private static final List<String> NAMES = List.of("/webhook/proof/parameter", "/webhook/proof/timestamp/maxAgeSeconds", "/webhook/asked/proof/parameter",
            "/webhook/handshake/parameter", "/webhook/origins", "/webhook/answers/names", "/webhook/trap", "/text/plain", "/receipts/onlyIf", "/limits/perSecond",
            "/limits/perMinute", "/limits/perHour", "/limits/perDay", "/limits/perMonth", "/token/proofBy");

    private final Connector connector;
    private final Map<String, Parameter> parameters;
    private final List<Fault> faults = new ArrayList<>();

    FolderChecks(Connector connector) {
        this.connector = connector;
        this.parameters = connector.parameters().stream()
                .collect(Collectors.toMap(Parameter::name, p -> p, (first, second) -> first));
    }

    List<Fault> run() {
        parameters();
        kamelets().forEach(this::kamelet);
        named();
        readable("answer", AnswerRules::new);
        readable("token/answer", AnswerRules::new);
        readable("balance/answer", AnswerRules::new);
        readable("receipts", EventReader::new);
        readable("webhook", EventReader::new);
        connector.definition().path("questions").fieldNames().forEachRemaining(name -> {
            readable("questions/" + name, EventReader::new);
            readable("questions/" + name + "/answer", AnswerRules::new);
            readable("questions/" + name + "/labels", Labels::of);
            parameter("/questions/" + name + "/about");
        });
        connector.definition().path("sending").fieldNames().forEachRemaining(name -> readable("sending/" + name + "/answer", AnswerRules::new));
        granted();
        faults.addAll(SectionCheck.faults(connector));
        simulations();
        return faults;
    }

    private void parameters() {
        for (int i = 0; i < connector.parameters().size(); i++) {
            Parameter p = connector.parameters().get(i);
            String at = "parameters[" + i + "]";
            if (parameters.get(p.name()) != p) {
                fault(at + ".name", p.name(), "a name used once");
            }
            if (!kamelets().isEmpty() && (TAKEN.contains(p.name()) || Template.messageFields().contains(p.name()))) {
                fault(at + ".name", p.name(), "a name that neither the message nor Camel uses");
            }
            if (SECRET_LOOKING.matcher(p.name()).matches() && !p.secret()) {
                fault(at + ".secret", "false for " + p.name(), "true, as the name says");
            }
            if (p.secret() && p.defaultValue() != null) {
                fault(at + ".default", "a default for a secret", "none");
            }
            if (p.defaultValue() != null && !p.options().isEmpty() && !p.options().contains(p.defaultValue())) {
                fault(at + ".default", p.defaultValue(), "one of " + p.options());
            }
        }
    }

    private void kamelet(String name) {
        String file = connector.name() + "/" + name + ".kamelet.yaml";
        JsonNode tree = Yaml.read(connector.folder().resolve(name + ".kamelet.yaml"), file, faults);
        if (tree == null) {
            return;
        }
        KameletFile kamelet = new KameletFile(tree);
        KameletSyntax.fault(connector.folder().resolve(name + ".kamelet.yaml"))
                .ifPresent(found -> faults.add(new Fault(file, "spec.template", found, "steps that Camel knows")));
        wanted(file, "metadata.name", kamelet.name(), name.equals(kamelet.name()), name);
        wanted(file, "spec.template.from.uri", tree.at("/spec/template/from/uri").asText("nothing"),
                "kamelet:source".equals(tree.at("/spec/template/from/uri").asText()), "kamelet:source");
        kamelet.settings().stream().filter(n -> !parameters.containsKey(n)).forEach(n -> faults
                .add(new Fault(file, "spec.template", "{{" + n + "}}", "one of the parameters " + names())));
        kamelet.settingsInAddresses().stream().filter(n -> parameters.containsKey(n) && parameters.get(n).secret())
                .forEach(n -> faults.add(new Fault(file, "spec.template", "secret {{" + n + "}} in an address",
                        "it in a header or the body: addresses are shown in logs")));
        kamelet.fields().stream().filter(n -> !parameters.containsKey(n) && !Template.isMessageField(n))
                .forEach(n -> faults.add(new Fault(file, "spec.template", "${" + n + "}",
                        "a field of the message " + Template.messageFields() + " or one of the parameters " + names())));
    }

    private Set<String> kamelets() {
        Set<String> kamelets = new LinkedHashSet<>(connector.capabilities().values());
        ASKING.forEach(section -> {
            JsonNode kamelet = connector.definition().at(section);
            if (kamelet.isTextual()) {
                kamelets.add(kamelet.asText());
            }
        });
        connector.definition().path("questions").forEach(question -> {
            kamelets.add(question.path("kamelet").asText());
            kamelets.add(question.at("/labels/kamelet").asText(question.path("kamelet").asText()));
        });
        return kamelets;
    }

    /** Places that hold the name of a parameter. */
    private void named() {
        NAMES.forEach(this::parameter);
    }

    private void parameter(String field) {
        JsonNode name = connector.definition().at(field);
        if (name.isTextual() && !name.asText().matches("\\d+") && !parameters.containsKey(name.asText())) {
            fault(field.substring(1).replace('/', '.'), name.asText(), "one of the parameters " + names());
        }
    }

    /** What a person brings back has to have a place. */
    private void granted() {
        JsonNode grant = connector.definition().path("grant");
        if (grant.isObject() && !connector.definition().has("token")) {
            fault("grant", "no token", "a token section, whose Kamelet changes ${code} for a token");
        }
        for (String section : List.of("settings", "choices/settings")) {
            grant.at("/" + section).fieldNames().forEachRemaining(name -> {
                if (!parameters.containsKey(name)) {
                    fault("grant." + section.replace('/', '.'), name, "one of the parameters " + names());
                }
            });
        }
    }

    /** Expressions and numbers inside texts, which a schema takes for any text. */
    private void readable(String section, Consumer<JsonNode> reader) {
        JsonNode declared = connector.definition().at("/" + section);
        try {
            if (!declared.isMissingNode()) {
                reader.accept(declared);
            }
        } catch (RuntimeException e) {
            fault(section.replace('/', '.'), String.valueOf(e.getMessage()), "expressions and numbers that can be read");
        }
    }

    private void simulations() {
        for (int i = 0; i < connector.simulations().size(); i++) {
            var s = connector.simulations().get(i);
            String at = "simulator[" + i + "]";
            fixture(at + ".answer", s.answer());
            fixture(at + ".duplicate", s.duplicate());
            s.faults().forEach((dial, name) -> fixture(at + ".faults." + dial, name));
            if (s.callback() != null) {
                fixture(at + ".callback.fixture", s.callback().fixture());
            }
        }
    }

    private void fixture(String at, String name) {
        if (name != null && !name.isEmpty() && !Files.isRegularFile(connector.folder().resolve("fixtures/" + name + ".yaml"))) {
            fault(at, name, "the name of a file in fixtures/");
        }
    }

    private void wanted(String file, String field, String found, boolean right, String wanted) {
        if (!right) {
            faults.add(new Fault(file, field, found, wanted));
        }
    }

    private void fault(String field, String found, String wanted) {
        faults.add(new Fault(connector.name() + "/connector.yaml", field, found, wanted));
    }

    private Set<String> names() {
        return parameters.keySet();
    }
}
