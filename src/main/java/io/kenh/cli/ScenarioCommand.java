package io.kenh.cli;

import io.kenh.automation.Simulation;
import io.kenh.automation.Simulations;
import io.kenh.connector.Text;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.boot.Banner;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** {@code scenario [FILE…]}: plays scenarios on a hub that is started for them, on a database of its own. */
final class ScenarioCommand {

    private ScenarioCommand() {
    }

    static int run(List<String> arguments, Terminal terminal) {
        List<Path> files = arguments.isEmpty() ? shipped(terminal) : arguments.stream().map(terminal.folder()::resolve).toList();
        List<Path> absent = files.stream().filter(file -> !Files.isRegularFile(file)).toList();
        if (files.isEmpty() || !absent.isEmpty()) {
            return terminal.misused(absent.isEmpty()
                    ? new Text("không có kịch bản nào trong config/scenarios", "there are no scenarios in config/scenarios; name a file")
                    : new Text("không có tệp " + absent.get(0), "there is no file " + absent.get(0)));
        }
        terminal.err().println(terminal.in(new Text("Đang khởi động…", "Starting…")));
        try (ConfigurableApplicationContext hub = start(terminal)) {
            long failed = files.stream().filter(file -> !play(hub, file, terminal)).count();
            terminal.out().println("scenarios: %d, failed: %d".formatted(files.size(), failed));
            return failed == 0 ? 0 : 1;
        }
    }

    private static List<Path> shipped(Terminal terminal) {
        try (Stream<Path> files = Files.list(terminal.folder().resolve("config/scenarios"))) {
            return files.filter(file -> file.toString().endsWith(".yaml")).sorted().toList();
        } catch (IOException none) {
            return List.of();
        }
    }

    private static boolean play(ConfigurableApplicationContext hub, Path file, Terminal terminal) {
        try {
            Simulations simulations = hub.getBean(Simulations.class);
            Simulation simulation = simulations.play(simulations.read(Files.readString(file)), file.toAbsolutePath().getParent());
            ScenarioReport.print(file, simulation, hub.getBean(Clock.class).getZone(), terminal);
            return simulation.passed();
        } catch (IOException | IllegalArgumentException e) {
            terminal.out().println("✗ %s: %s".formatted(file, e.getMessage()));
            return false;
        }
    }

    /**
     * Everything of it lies in a folder of its own under the data folder, so a hub that runs is not disturbed. Each time on a
     * fresh database; those of the times before are dropped.
     */
    private static ConfigurableApplicationContext start(Terminal terminal) {
        ConfigurableApplicationContext hub = hub(terminal);
        JdbcClient db = hub.getBean(JdbcClient.class);
        db.sql("select datname from pg_database where datname like 'scenario\\_%' and datname <> current_database()").query(String.class).list()
                .forEach(old -> db.sql("drop database %s with (force)".formatted(old)).update());
        return hub;
    }

    private static ConfigurableApplicationContext hub(Terminal terminal) {
        SpringApplication hub = new SpringApplication(terminal.hub());
        hub.setBannerMode(Banner.Mode.OFF);
        Path data = terminal.folder().resolve(System.getProperty("kenh.data", System.getenv().getOrDefault("KENH_DATA", "data"))).resolve("scenarios");
        return hub.run("--kenh.data=" + data, "--kenh.database=scenario_" + Long.toString(System.currentTimeMillis(), Character.MAX_RADIX), "--spring.datasource.url=embedded", "--spring.artemis.mode=embedded",
                "--server.port=0", "--server.address=127.0.0.1", "--kenh.world.enabled=false", "--logging.level.root=ERROR",
                "--kenh.routes=" + terminal.folder().resolve("routes"), "--kenh.connectors=" + terminal.connectors(),
                "--kenh.config=" + data.resolve("none"));
    }
}
