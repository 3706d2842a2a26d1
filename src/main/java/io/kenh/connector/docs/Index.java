package io.kenh.connector.docs;

import io.kenh.connector.Connector;
import java.util.List;

/** The list of all pages. */
public final class Index {

    private Index() {
    }

    /** The list as Markdown. */
    public static String of(List<Connector> connectors) {
        StringBuilder text = new StringBuilder("""
                <!-- Made from the folders in connectors/; run: java -jar target/kenh.jar connector docs -->
                # Connectors

                One page for each provider, made from its folder. How to write a folder: [connectors/README.md](../../connectors/README.md);
                step by step: [A provider in fifteen minutes](a-provider-in-fifteen-minutes.md).

                | connector | kind | can do | brings in |
                |---|---|---|---|
                """);
        connectors.forEach(c -> text.append("| [").append(c.title().en()).append("](").append(c.name()).append(".md) | ")
                .append(c.category()).append(" | ").append(String.join(", ", c.capabilities().keySet())).append(" | ")
                .append(String.join(", ", c.kinds())).append(" |\n"));
        return text.toString();
    }
}
