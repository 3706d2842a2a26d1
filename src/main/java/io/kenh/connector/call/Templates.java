package io.kenh.connector.call;

import io.kenh.connector.Connector;
import java.nio.file.Files;
import java.util.HashMap;
import java.util.Map;
import org.apache.camel.CamelContext;
import org.apache.camel.model.ModelCamelContext;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;

/** Kamelet files as route templates of the running context, one file at a time, so that one cannot harm another. */
final class Templates {

    private final CamelContext context;
    private final Map<String, String> loaded = new HashMap<>();

    Templates(CamelContext context) {
        this.context = context;
    }

    /** Makes this state of the Kamelet's file the one that new routes are made from. */
    synchronized void load(Connector connector, String kamelet) throws Exception {
        if (connector.revision().equals(loaded.get(kamelet))) {
            return;
        }
        String file = kamelet + ".kamelet.yaml";
        String yaml = Files.readString(connector.folder().resolve(file));
        ((ModelCamelContext) context).removeRouteTemplates(kamelet);
        PluginHelper.getRoutesLoader(context).loadRoutes(ResourceHelper.fromString(file, yaml));
        loaded.put(kamelet, connector.revision());
    }
}
