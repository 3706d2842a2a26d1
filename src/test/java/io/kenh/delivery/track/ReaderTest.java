package io.kenh.delivery.track;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.mock.web.MockHttpServletRequest;

class ReaderTest {

    private static final String BROWSER = "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0 Safari/537.36";

    @ParameterizedTest(name = "{0}: {3}")
    @CsvSource(delimiter = '|', nullValues = "-", value = {
            "a browser                          | GET  | -                        | true",
            "Gmail's proxy, when a mail is opened | GET | Mozilla/5.0 (Windows NT 5.1; rv:11.0) Gecko Firefox/11.0 (via ggpht.com GoogleImageProxy) | true",
            "a look without a page              | HEAD | -                        | false",
            "Apple's background loader          | GET  | Mozilla/5.0              | false",
            "nobody                             | GET  | ''                       | false",
            "a chat program's preview           | GET  | WhatsApp/2.23            | false",
            "a search robot                     | GET  | Mozilla/5.0 (compatible; Googlebot/2.1) | false",
            "a link scanner                     | GET  | Barracuda Sentinel (EE)  | false"})
    void aProgramThatLooksAheadIsNoReader(String who, String method, String agent, boolean person) {
        MockHttpServletRequest request = new MockHttpServletRequest(method, "/t/x");
        request.addHeader("User-Agent", agent == null ? BROWSER : agent);

        assertThat(Reader.isPerson(request)).isEqualTo(person);
    }

    @ParameterizedTest
    @CsvSource({"Sec-Purpose, prefetch;prerender", "Purpose, prefetch", "X-Purpose, preview", "X-Moz, prefetch"})
    void aPageThatIsLoadedAheadIsNotRead(String header, String value) {
        MockHttpServletRequest request = new MockHttpServletRequest("GET", "/t/x");
        request.addHeader("User-Agent", BROWSER);
        request.addHeader(header, value);

        assertThat(Reader.isPerson(request)).isFalse();
    }
}
