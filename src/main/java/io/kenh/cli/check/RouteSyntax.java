package io.kenh.cli.check;

import io.kenh.connector.Fault;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.camel.CamelContext;
import org.apache.camel.RoutesBuilder;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.dsl.yaml.common.exception.YamlDeserializationException;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.spi.RoutesLoader;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;

/** Has Camel's own reader look at routes: it knows every step and each of its options. */
final class RouteSyntax implements AutoCloseable {

    private final CamelContext context = new DefaultCamelContext();
    private final RoutesLoader loader = PluginHelper.getRoutesLoader(context);

    /** Nothing is started: the routes are only read. */
    List<Fault> faults(Path folder, YamlFile file) {
        List<Fault> faults = new ArrayList<>();
        try {
            for (RoutesBuilder routes : loader.findRoutesBuilders(ResourceHelper.resolveResource(context, "file:" + folder.resolve(file.name()).toAbsolutePath()))) {
                ((RouteBuilder) routes).configureRoutes(context);
            }
        } catch (YamlDeserializationException e) {
            faults.add(new Fault(file.name(), "", e.getMessage().strip(), "a step or option that Camel's YAML knows"));
        } catch (Exception e) {
            faults.add(new Fault(file.name(), "", String.valueOf(e.getMessage()).strip(), "routes in Camel's YAML"));
        }
        return faults;
    }

    @Override
    public void close() {
        context.stop();
    }
}
