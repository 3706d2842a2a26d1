package io.kenh.world.provider;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Callbacks stay on this machine whatever the address looks like. */
class LoopbackTest {

    @ParameterizedTest
    @ValueSource(strings = {"http://localhost:8080/in/esms", "http://127.0.0.1/in", "http://127.8.8.8:1/", "http://[::1]:80/x"})
    void takesThisMachine(String address) {
        assertThat(Loopback.isLoopback(address)).isTrue();
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "/in/esms", "https://hub.example/in", "http://203.0.113.9/", "http://127.0.0.1.evil.example/",
        "http://localhost@evil.example/", "http://evil.example/#@localhost", "http://localhost.evil.example/", "ftp://localhost/",
        "http://2130706433/", "http://[::ffff:203.0.113.9]/", "http://0.0.0.0/", "http://a b/"})
    void refusesAllElse(String address) {
        assertThat(Loopback.isLoopback(address)).isFalse();
    }
}
