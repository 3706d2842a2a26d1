package io.kenh.connector.smpp;

import io.kenh.connector.Connection;
import java.util.Map;
import org.jsmpp.bean.NumberingPlanIndicator;
import org.jsmpp.bean.TypeOfNumber;

/**
 * A message centre as a connection describes it. The password is never shown by {@link #toString()}.
 *
 * @param window   submits that may be without an answer at a time
 * @param longText {@code udh}, {@code sar} or {@code payload}
 * @param ids      how receipts write ids, see {@link Delivery#externalId}
 */
record Centre(String host, int port, boolean tls, String systemId, String password, String systemType, int window,
        long enquireSeconds, String source, int sourceTon, int sourceNpi, Coding plain, String longText, String ids) {

    static Centre of(Connection c, Map<String, String> secrets) {
        return new Centre(c.setting("host", "localhost"), number(c, "port", 2775), Boolean.parseBoolean(c.setting("tls", "false")),
                c.setting("systemId", ""), secrets.getOrDefault("password", ""), c.setting("systemType", ""),
                number(c, "window", 10), number(c, "enquireSeconds", 30), c.setting("brandname", ""),
                number(c, "sourceTon", 5), number(c, "sourceNpi", 0), Coding.of(number(c, "plainCoding", 0)),
                c.setting("longText", "udh"), c.setting("receiptIds", "same"));
    }

    TypeOfNumber ton() {
        return TypeOfNumber.valueOf((byte) sourceTon);
    }

    NumberingPlanIndicator npi() {
        return NumberingPlanIndicator.valueOf((byte) sourceNpi);
    }

    private static int number(Connection connection, String parameter, int otherwise) {
        String value = connection.setting(parameter, "");
        return value.isBlank() ? otherwise : Integer.parseInt(value);
    }

    @Override
    public String toString() {
        return systemId + "@" + host + ":" + port;
    }
}
