package io.kenh.connector.smpp;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kenh.connector.Incoming.Event;
import io.kenh.platform.Json;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsmpp.bean.DeliverSm;
import org.jsmpp.bean.OptionalParameter;
import org.jsmpp.bean.OptionalParameter.Tag;

/** What a message centre delivers to us: the receipt of a message, or a message of a customer. */
final class Delivery {

    private static final int KIND = 0x3C;
    private static final int WITH_HEADER = 0x40;
    private static final Pattern ID = Pattern.compile("(?i)\\bid:\\s*(\\S+)");
    private static final Pattern STATE = Pattern.compile("(?i)\\bstat:\\s*(\\w+)");
    private static final Pattern ERROR = Pattern.compile("(?i)\\berr:\\s*(\\w+)");
    private static final Map<Integer, String> STATES = Map.of(1, "ENROUTE", 2, "DELIVRD", 3, "EXPIRED", 4, "DELETED",
            5, "UNDELIV", 6, "ACCEPTD", 7, "UNKNOWN", 8, "REJECTD");

    private Delivery() {
    }

    /** @param ids how the ids in receipts are written, see {@link #externalId} */
    static Event read(DeliverSm delivered, String ids) {
        return (delivered.getEsmClass() & KIND) == 0 ? message(delivered) : receipt(delivered, ids);
    }

    /**
     * One spelling for an id, whether the centre writes it with leading zeros or in capitals.
     *
     * @param ids {@code same}, or {@code decimal} where receipts show in decimal what the answer gave in hex, or
     *            {@code hex} for the reverse
     */
    static String externalId(String id, String ids) {
        if (id == null) {
            return null;
        }
        String plain = id.strip().toLowerCase(Locale.ROOT).replaceFirst("^0+(?=.)", "");
        if ("decimal".equals(ids) && plain.matches("\\d{1,40}")) {
            return new BigInteger(plain).toString(16);
        }
        return "hex".equals(ids) && plain.matches("[0-9a-f]{1,40}") ? new BigInteger(plain, 16).toString() : plain;
    }

    private static Event receipt(DeliverSm delivered, String ids) {
        String text = new String(delivered.getShortMessage(), StandardCharsets.ISO_8859_1);
        String id = externalId(tlv(delivered, Tag.RECEIPTED_MESSAGE_ID, find(ID, text)), ids);
        String state = state(delivered, find(STATE, text));
        ObjectNode payload = Json.MAPPER.createObjectNode().put("externalId", id).put("state", canonical(state))
                .put("reason", state + (find(ERROR, text) == null ? "" : " err " + find(ERROR, text)));
        payload.putObject("raw").put("text", text);
        return new Event(id + "/" + state, "receipt", String.valueOf(delivered.getSourceAddr()), payload);
    }

    private static String state(DeliverSm delivered, String written) {
        OptionalParameter state = delivered.getOptionalParameter(Tag.MESSAGE_STATE);
        String known = state instanceof OptionalParameter.Byte number ? STATES.get((int) number.getValue()) : null;
        return known != null ? known : String.valueOf(written).toUpperCase(Locale.ROOT);
    }

    private static String canonical(String state) {
        return switch (state.length() > 7 ? state.substring(0, 7) : state) {
            case "DELIVRD", "DELIVER" -> "delivered";
            case "UNDELIV", "EXPIRED", "DELETED", "REJECTD", "REJECTE" -> "failed";
            case "ACCEPTD", "ENROUTE" -> "sent";
            default -> "pending";
        };
    }

    private static Event message(DeliverSm delivered) {
        byte[] octets = delivered.getShortMessage();
        int from = (delivered.getEsmClass() & WITH_HEADER) == 0 || octets.length == 0 ? 0 : octets[0] + 1;
        byte[] content = Arrays.copyOfRange(octets, Math.min(from, octets.length), octets.length);
        String phone = String.valueOf(delivered.getSourceAddr());
        ObjectNode payload = Json.MAPPER.createObjectNode().put("phone", phone).put("to", delivered.getDestAddress())
                .put("text", Coding.of(delivered.getDataCoding()).text(content));
        return new Event("mo/" + phone + "/" + delivered.getSequenceNumber() + "/" + UUID.randomUUID(), "message", phone, payload);
    }

    private static String tlv(DeliverSm delivered, Tag tag, String otherwise) {
        return delivered.getOptionalParameter(tag) instanceof OptionalParameter.COctetString text
                ? text.getValueAsString() : otherwise;
    }

    private static String find(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        return matcher.find() ? matcher.group(1) : null;
    }
}
