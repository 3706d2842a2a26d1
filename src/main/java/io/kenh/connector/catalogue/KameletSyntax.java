package io.kenh.connector.catalogue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.apache.camel.CamelContext;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;

/** Lets Camel read a Kamelet aside, where a mistake in it stops nothing. */
final class KameletSyntax {

    private KameletSyntax() {
    }

    /** What Camel says against the file; empty when it reads it. */
    static Optional<String> fault(Path kamelet) {
        try (CamelContext aside = new DefaultCamelContext()) {
            String file = kamelet.getFileName().toString();
            PluginHelper.getRoutesLoader(aside).loadRoutes(ResourceHelper.fromString(file, Files.readString(kamelet)));
            return Optional.empty();
        } catch (Exception e) {
            return Optional.of(String.valueOf(e.getMessage()).lines().findFirst().orElse(e.toString()));
        }
    }
}
