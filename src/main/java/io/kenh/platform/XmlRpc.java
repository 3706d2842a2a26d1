package io.kenh.platform;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.DoubleNode;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;

/** XML-RPC as JSON, both ways. Whole numbers beyond 32 bits go as {@code i8}, null as {@code nil}. */
public final class XmlRpc {

    private XmlRpc() {
    }

    /** A call with its parameters in order. */
    public static String call(String method, JsonNode params) {
        StringBuilder xml = new StringBuilder("<?xml version=\"1.0\"?><methodCall><methodName>").append(escaped(method)).append("</methodName><params>");
        params.forEach(param -> value(param, xml.append("<param>")).append("</param>"));
        return xml.append("</params></methodCall>").toString();
    }

    /** An answer with its one value. */
    public static String answer(JsonNode value) {
        return value(value, new StringBuilder("<?xml version=\"1.0\"?><methodResponse><params><param>")).append("</param></params></methodResponse>").toString();
    }

    /** An answer that refuses. */
    public static String fault(String code, String text) {
        ObjectNode fault = Json.MAPPER.createObjectNode().put("faultCode", code).put("faultString", text);
        return value(fault, new StringBuilder("<?xml version=\"1.0\"?><methodResponse><fault>")).append("</fault></methodResponse>").toString();
    }

    /**
     * Reads a call as {@code {method, params}}, an answer as {@code {result}} or {@code {fault: {faultCode, faultString}}}.
     * No entity from outside is read.
     *
     * @return null for anything else
     */
    public static ObjectNode read(String xml) {
        Document document = Jsoup.parse(xml, "", Parser.xmlParser());
        ObjectNode read = Json.MAPPER.createObjectNode();
        Element call = document.selectFirst("methodCall");
        if (call != null) {
            ArrayNode params = read.put("method", call.select("> methodName").text()).putArray("params");
            call.select("> params > param > value").forEach(value -> params.add(value(value)));
            return read;
        }
        Element result = document.selectFirst("methodResponse > params > param > value");
        Element fault = document.selectFirst("methodResponse > fault > value");
        if (result == null && fault == null) {
            return null;
        }
        return fault == null ? read.set("result", value(result)) : read.set("fault", value(fault));
    }

    private static StringBuilder value(JsonNode node, StringBuilder xml) {
        xml.append("<value>");
        if (node.isObject()) {
            xml.append("<struct>");
            node.properties().forEach(member -> value(member.getValue(),
                    xml.append("<member><name>").append(escaped(member.getKey())).append("</name>")).append("</member>"));
            xml.append("</struct>");
        } else if (node.isArray()) {
            xml.append("<array><data>");
            node.forEach(element -> value(element, xml));
            xml.append("</data></array>");
        } else {
            plain(node, xml);
        }
        return xml.append("</value>");
    }

    private static void plain(JsonNode node, StringBuilder xml) {
        String type = node.isBoolean() ? "boolean" : node.isInt() ? "int" : node.isIntegralNumber() ? "i8" : node.isNumber() ? "double" : "string";
        if (node.isNull() || node.isMissingNode()) {
            xml.append("<nil/>");
        } else {
            String text = node.isBoolean() ? node.asBoolean() ? "1" : "0" : node.asText();
            xml.append('<').append(type).append('>').append(escaped(text)).append("</").append(type).append('>');
        }
    }

    private static JsonNode value(Element value) {
        Element typed = value.firstElementChild();
        if (typed == null) {
            return TextNode.valueOf(value.wholeText());
        }
        String text = typed.wholeText();
        return switch (typed.tagName()) {
            case "int", "i4", "i8" -> LongNode.valueOf(Long.parseLong(text.strip()));
            case "boolean" -> BooleanNode.valueOf("1".equals(text.strip()));
            case "double" -> DoubleNode.valueOf(Double.parseDouble(text.strip()));
            case "nil" -> NullNode.getInstance();
            case "array" -> array(typed);
            case "struct" -> struct(typed);
            default -> TextNode.valueOf(text);
        };
    }

    private static ArrayNode array(Element array) {
        ArrayNode list = Json.MAPPER.createArrayNode();
        array.select("> data > value").forEach(element -> list.add(value(element)));
        return list;
    }

    private static ObjectNode struct(Element struct) {
        ObjectNode object = Json.MAPPER.createObjectNode();
        struct.select("> member").forEach(member -> object.set(member.select("> name").text(), value(member.selectFirst("> value"))));
        return object;
    }

    /** Characters that XML 1.0 cannot hold are left out. */
    private static String escaped(String text) {
        return text.replaceAll("[^\\x09\\x0A\\x0D\\x20-\\uD7FF\\uE000-\\uFFFD\\x{10000}-\\x{10FFFF}]", "")
                .replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
