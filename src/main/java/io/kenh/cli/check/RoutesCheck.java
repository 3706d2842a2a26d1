package io.kenh.cli.check;

import io.kenh.connector.Fault;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Reads {@code routes/*.camel.yaml} as the hub would, without starting anything. */
public final class RoutesCheck {

    private static final Set<String> INSIDE = Set.of("direct", "seda", "log", "mock", "bean", "class", "controlbus", "timer", "scheduler");

    private final Doors doors = new Doors();
    private final Set<String> kamelets = new HashSet<>();
    private final Set<String> directs = new HashSet<>();
    private final Map<String, String> routes = new HashMap<>();
    private final List<Fault> faults = new ArrayList<>();

    private RoutesCheck() {
    }

    /** @param folder holds {@code routes} and {@code connectors}
     *  @return every fault, by file */
    public static List<Fault> faults(Path folder) {
        RoutesCheck check = new RoutesCheck();
        YamlFile.all(folder, "connectors", ".kamelet.yaml")
                .forEach(file -> check.kamelets.add(Path.of(file.name()).getFileName().toString().replace(".kamelet.yaml", "")));
        List<YamlFile> files = YamlFile.all(folder, "routes", ".camel.yaml");
        if (files.isEmpty()) {
            check.faults.add(new Fault("routes", "", "no *.camel.yaml", "at least one route; run this in the hub's folder"));
        }
        files.forEach(file -> file.entries().forEach(check::note));
        try (RouteSyntax syntax = new RouteSyntax()) {
            files.forEach(file -> check.faults.addAll(file.faults().isEmpty() ? syntax.faults(folder, file) : file.faults()));
        }
        files.forEach(file -> file.entries().forEach(check::look));
        return check.faults;
    }

    /** Targets are collected from all files before any call is looked at. */
    private void note(YamlFile.Entry entry) {
        entry.text("uri").filter(uri -> entry.key().equals("from") && uri.startsWith("direct:"))
                .ifPresent(uri -> directs.add(name(uri)));
    }

    private void look(YamlFile.Entry entry) {
        switch (entry.key()) {
            case "route" -> route(entry);
            case "bean" -> bean(entry);
            case "from", "to", "toD", "wireTap", "enrich", "pollEnrich" ->
                    entry.text("uri").or(() -> entry.text("")).ifPresent(uri -> call(entry, uri));
            default -> { }
        }
    }

    private void route(YamlFile.Entry route) {
        String id = route.text("id").orElse("");
        String other = id.isEmpty() ? null : routes.putIfAbsent(id, route.file().name());
        if (id.isEmpty()) {
            faults.add(route.fault("id", "nothing", "a name that no other route has"));
        } else if (other != null) {
            faults.add(route.fault("id", "'" + id + "' as in " + other, "a name that no other route has"));
        }
    }

    private void bean(YamlFile.Entry bean) {
        String door = bean.text("ref").orElse("");
        if (!doors.has(door)) {
            faults.add(bean.fault("ref", "'" + door + "'", doors.list()));
            return;
        }
        String method = bean.text("method").orElse("").replaceAll("\\(.*", "");
        if (!method.isEmpty() && !doors.methods(door).contains(method)) {
            faults.add(bean.fault("method", "'" + method + "'", "a method of " + door + ": " + String.join(", ", doors.methods(door))));
        }
        if (door.equals("connector")) {
            named(bean);
        }
    }

    private void call(YamlFile.Entry call, String uri) {
        if (uri.startsWith("$") || uri.startsWith("{{")) {
            return;
        }
        String scheme = uri.replaceAll(":.*", "");
        if (scheme.equals("direct") && !directs.contains(name(uri))) {
            faults.add(call.fault("uri", uri, "a route that begins with it; there are " + sorted(directs)));
        } else if (scheme.equals("kamelet") && !uri.contains("$") && !kamelets.contains(name(uri))) {
            faults.add(call.fault("uri", uri, "a Kamelet in connectors; there are " + sorted(kamelets)));
        } else if (!uri.contains("$") && !Components.known(scheme)) {
            faults.add(call.fault("uri", uri, "a Camel component that is on board, such as direct, kamelet or jms"));
        }
        if (!INSIDE.contains(scheme) && !call.key().equals("from")) {
            named(call);
        }
    }

    /** A test can only put a stand-in at a step that has a name. */
    private void named(YamlFile.Entry step) {
        if (step.text("id").isEmpty()) {
            faults.add(step.fault("id", "nothing", "an id, since this step leaves the process"));
        }
    }

    private static String name(String uri) {
        return uri.replaceFirst("^[^:]*:(//)?", "").replaceAll("[/?].*", "");
    }

    private static String sorted(Set<String> names) {
        return names.stream().sorted().collect(Collectors.joining(", "));
    }
}
