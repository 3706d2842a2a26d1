package io.kenh.connector.call;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.kenh.connector.Outgoing;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** No value can break out of its place in a template. */
class TemplateTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @Property(tries = 500)
    void anyTextStaysInsideItsJsonString(@ForAll String text, @ForAll String secret) throws Exception {
        Template template = new Template("{\"text\": \"${text}\", \"key\": \"${apiKey}\"}", name -> secret, TemplateLanguage.JSON);

        var tree = JSON.readTree(template.fill(sms(text)));

        assertThat(tree.path("text").asText()).isEqualTo(text);
        assertThat(tree.path("key").asText()).isEqualTo(secret);
        assertThat(tree.size()).isEqualTo(2);
    }

    @Property(tries = 200)
    void anyTextStaysInsideItsFormField(@ForAll String text) {
        String filled = new Template("a=${text}&b=1", name -> null, TemplateLanguage.FORM).fill(sms(text));

        assertThat(filled.split("&")).hasSize(2);
        assertThat(URLDecoder.decode(filled.split("&")[0].substring(2), StandardCharsets.UTF_8))
                .isEqualTo(new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @CsvSource({"|local, +84901234567, 0901234567", "|local, +15551234567, 15551234567", "|digits, +84901234567, 84901234567",
        "|unicode, Ma OTP {1}, 0", "|unicode, Mã OTP, 1", "|ascii, Đặng Thị Ánh, Dang Thi Anh", "|ascii|unicode, Mã, 0",
        "|bit, true, 1", "|bit, '', 0", "|base64, Ánh, w4FuaA=="})
    void filtersChangeAValueOnItsWay(String filters, String value, String wanted) {
        assertThat(Filter.chain(filters, value)).isEqualTo(wanted);
    }

    @ParameterizedTest
    @ValueSource(strings = {"${name}", "${header.X}", "${unset}", "${callbackUrl}"})
    void aMissingValueLeavesItsPlaceEmpty(String place) {
        assertThat(new Template("<" + place + ">", name -> null, value -> value).fill(sms("x"))).isEqualTo("<>");
    }

    @ParameterizedTest
    @CsvSource({"${text|unicode?8:0}, 8", "${sandbox?yes:no}, no", "${token}, T-1", "${refreshToken}, ''", "${text|ascii|unicode?2:}, ''"})
    void aPlaceMayChooseOrHoldWhatIsPresentOnlyNow(String place, String wanted) {
        assertThat(new Template(place, name -> "sandbox".equals(name) ? "false" : null, value -> value).fill(sms("Chạo")))
                .isEqualTo(wanted);
    }

    private static Call sms(String text) {
        return new Call(null, Map.of(), new Outgoing(1, "k", "sms", "+84901234567", null, null, text, null, Map.of(), null),
                Map.of("token", "T-1"));
    }
}
