package io.kenh;

import io.kenh.cli.CommandLine;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/** The hub's entry: a command line whose default command is {@code run}. */
@SpringBootApplication
@ConfigurationPropertiesScan
public class Kenh {

    public static void main(String[] args) {
        if (CommandLine.isRun(args)) {
            SpringApplication.run(Kenh.class, CommandLine.options(args));
        } else {
            System.exit(CommandLine.execute(Kenh.class, args));
        }
    }
}
