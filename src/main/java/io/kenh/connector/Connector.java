package io.kenh.connector;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * A provider as its folder describes it.
 *
 * @param name         folder name
 * @param title        what people see
 * @param category     {@code sms}, {@code mail}, {@code form}, {@code chat}, {@code call} or {@code crm}
 * @param kinds        kinds of event it brings in: {@code message}, {@code form}, {@code receipt}, {@code call}
 * @param capabilities what it can do, to the Kamelet that does it: {@code sms.send → esms-sms-sink}
 * @param parameters   fields of a connection's form, in order
 * @param idempotent   the provider refuses a second message with the same key, so an unknown outcome may be resent
 * @param simulations  the provider's calls as the practice world plays them
 * @param folder       where its files are
 * @param revision     changes whenever a file of the folder changes
 * @param definition   the whole {@code connector.yaml}, for the parts that only one reader needs
 */
public record Connector(String name, Text title, String category, List<String> kinds,
        Map<String, String> capabilities, List<Parameter> parameters, boolean idempotent,
        List<Simulation> simulations, Path folder, String revision, JsonNode definition) {

    /** Whether it can do this, such as {@code mail.send}. */
    public boolean can(String capability) {
        return capabilities.containsKey(capability);
    }
}
