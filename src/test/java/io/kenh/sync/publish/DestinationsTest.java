package io.kenh.sync.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.UnknownHostException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Nobody reaches by a webhook what only the hub's own machine can reach. */
class DestinationsTest {

    private final Destinations strict = new Destinations("");

    @ParameterizedTest
    @ValueSource(strings = {"http://127.0.0.1/", "http://localhost:8080/api", "http://[::1]/", "http://0.0.0.0/", "http://10.1.2.3/", "http://192.168.1.1/",
            "http://172.16.0.1/", "http://169.254.169.254/latest/meta-data", "http://100.64.0.1/", "http://[fd00::1]/", "http://[fe80::1]/",
            "http://[::ffff:127.0.0.1]/", "http://[64:ff9b::7f00:1]/", "http://[2002:7f00:1::]/", "http://2130706433/", "http://0x7f.1/", "http://224.0.0.1/",
            "http://255.255.255.255/", "http://198.18.0.1/", "http://127.1/"})
    void theOwnNetworkIsRefused(String url) {
        assertThat(strict.refusal(url).isPresent() || isUnresolvable(url)).as(url).isTrue();
    }

    /** Spellings that this machine takes for a name reach nothing. */
    private boolean isUnresolvable(String url) {
        try {
            strict.resolve(java.net.URI.create(url).getHost());
            return false;
        } catch (UnknownHostException unknown) {
            return true;
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"ftp://company.example/", "file:///etc/passwd", "company.example", "https://user:pass@company.example/", "https://", "", "https://a b/", "javascript:1"})
    void onlyWebAddressesWithoutPasswordsAreTaken(String url) {
        assertThat(strict.refusal(url)).isPresent();
    }

    @Test
    void aPublicAddressIsTaken() {
        assertThat(strict.refusal("https://203.0.113.7/hook")).isEmpty();
        assertThat(strict.refusal("https://[2001:db8::1]:8443/hook?x=1")).isEmpty();
    }

    @Test
    void aHostThatIsAllowedByNameIsTakenAndNoOther() throws Exception {
        Destinations some = new Destinations("Localhost, 10.1.2.3");
        assertThat(some.resolve("localhost")).isNotEmpty();
        assertThat(some.refusal("http://10.1.2.3/")).isEmpty();
        assertThatThrownBy(() -> some.resolve("127.0.0.1")).isInstanceOf(Destinations.Forbidden.class);
    }
}
