package io.kenh;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/** The hub's entry: a command line whose default command is {@code run}. */
@SpringBootApplication
@ConfigurationPropertiesScan
public class Kenh {

    public static void main(String[] args) {
        SpringApplication.run(Kenh.class, args);
    }
}
