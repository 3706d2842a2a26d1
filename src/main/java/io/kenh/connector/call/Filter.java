package io.kenh.connector.call;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kenh.platform.Digests;
import io.kenh.platform.Json;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Base64;
import java.util.HexFormat;
import java.util.function.UnaryOperator;

/** The filters of a template's place. */
enum Filter {
    /** +84901234567 becomes 0901234567; other numbers lose their plus. */
    local(phone -> phone.startsWith("+84") ? "0" + phone.substring(3) : digitsOf(phone)),
    /** +84901234567 becomes 84901234567. */
    digits(Filter::digitsOf),
    /** 32 hex digits that stand for the value. */
    hash(Filter::hashOf),
    /** 1 for a text that needs Unicode in an SMS, 0 for one in the GSM alphabet. */
    unicode(text -> Gsm.covers(text) ? "0" : "1"),
    /** Vietnamese without its marks. */
    ascii(text -> Normalizer.normalize(text, Normalizer.Form.NFD).replaceAll("\\p{M}", "")
            .replace('đ', 'd').replace('Đ', 'D')),
    /** true becomes 1, anything else 0. */
    bit(value -> Boolean.parseBoolean(value) ? "1" : "0"),
    /** A JSON object as it is, anything else as an empty one. Where it stands last, its value is not escaped. */
    object(Filter::objectOf),
    /** Base64 of the UTF-8 bytes. */
    base64(text -> Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8)));

    private static final int HASH_BYTES = 16;

    private final UnaryOperator<String> apply;

    Filter(UnaryOperator<String> apply) {
        this.apply = apply;
    }

    String on(String value) {
        return apply.apply(value);
    }

    /** Applies {@code |first|second} from left to right. */
    static String chain(String filters, String value) {
        if (filters.isEmpty()) {
            return value;
        }
        String result = value;
        for (String name : filters.substring(1).split("\\|")) {
            result = valueOf(name).apply.apply(result);
        }
        return result;
    }

    private static String objectOf(String text) {
        try {
            return Json.MAPPER.readTree(text) instanceof ObjectNode object ? object.toString() : "{}";
        } catch (JsonProcessingException e) {
            return "{}";
        }
    }

    private static String digitsOf(String phone) {
        return phone.startsWith("+") ? phone.substring(1) : phone;
    }

    private static String hashOf(String value) {
        return HexFormat.of().formatHex(Digests.sha256(value), 0, HASH_BYTES);
    }
}
