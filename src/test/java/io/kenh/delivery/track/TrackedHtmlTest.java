package io.kenh.delivery.track;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TrackedHtmlTest {

    private final List<String> marked = new ArrayList<>();

    @Test
    void linksToPagesAreMarkedAndAPictureStandsAtTheEnd() {
        String html = tracked("<p>Xin chào <a href=\"https://shop.example/giá?a=1&amp;b=2\">giá</a></p>");

        assertThat(marked).containsExactly("https://shop.example/giá?a=1&b=2", null);
        assertThat(html).isEqualTo("<p>Xin chào <a href=\"https://hub/t/0\">giá</a></p><img src=\"https://hub/t/1\" width=\"1\" height=\"1\" alt=\"\">");
    }

    @Test
    void aWholePageStaysOneAndKeepsItsHead() {
        String html = tracked("<!doctype html><html lang=\"vi\"><head><style>p{color:red}</style></head><body><!--[if mso]>x<![endif]--><p>a</p></body></html>");

        assertThat(html).startsWith("<!doctype html><html lang=\"vi\"><head><style>p{color:red}</style></head><body><!--[if mso]>x<![endif]--><p>a</p><img ")
                .endsWith("</body></html>");
    }

    @ParameterizedTest
    @ValueSource(strings = {"mailto:a@b.example", "tel:+84901234567", "#top", "/relative", "javascript:alert(1)", "data:text/html,x", "ftp://a.example/x",
            "https://", "https:///path", "http://a b.example/", "https://hub/u/token", "https://hub/t/token", "", "//a.example/x"})
    void whatLeadsToNoPageOrIsOursStaysAsItIs(String href) {
        String html = tracked("<a href=\"" + href + "\">x</a>");

        assertThat(marked).containsExactly((String) null);
        assertThat(html).contains("<a href=\"" + href + "\">");
    }

    @Test
    void anAddressTooLongToBeSealedStaysAsItIs() {
        String url = "https://shop.example/" + "a".repeat(1_600);

        assertThat(tracked("<a href=\"" + url + "\">x</a>")).contains(url);
    }

    @Test
    void aLinkWithoutAddressAndOneWrittenInCapitalsDoNotConfuse() {
        tracked("<A HREF=' HTTPS://SHOP.example/X '>x</A><a name=y>y</a><map><area href=\"http://a.example/z\"></map>");

        assertThat(marked).containsExactly("HTTPS://SHOP.example/X", "http://a.example/z", null);
    }

    private String tracked(String html) {
        return TrackedHtml.of(html, url -> url.startsWith("https://hub/"), link -> {
            marked.add(link);
            return "https://hub/t/" + (marked.size() - 1);
        });
    }
}
