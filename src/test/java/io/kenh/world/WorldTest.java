package io.kenh.world;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Clock;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** When the practice world is there, and how it says that it cannot be. */
class WorldTest {

    private final ApplicationContextRunner hub = new ApplicationContextRunner()
            .withUserConfiguration(Hub.class)
            .withPropertyValues("kenh.world.smtp-port=0", "kenh.world.imap-port=0", "kenh.world.smpp-port=0", "kenh.world.simulator-port=0");

    @Test
    void isThereByDefaultOnThePortsItNames() {
        hub.run(context -> {
            World world = context.getBean(World.class);
            assertThat(listens(world.smtpPort())).isTrue();
            assertThat(listens(world.imapPort())).isTrue();
            assertThat(listens(world.simulatorPort())).isTrue();
        });
    }

    @Test
    void isAbsentInProduction() {
        hub.withPropertyValues("spring.profiles.active=production")
                .run(context -> assertThat(context).doesNotHaveBean(World.class));
    }

    @Test
    void isAbsentWhenSwitchedOff() {
        hub.withPropertyValues("kenh.world.enabled=false")
                .run(context -> assertThat(context).doesNotHaveBean(World.class));
    }

    @Test
    void isReachableFromThisMachineOnly() throws IOException {
        InetAddress other = InetAddress.getLocalHost();
        org.junit.jupiter.api.Assumptions.assumeFalse(other.isLoopbackAddress());
        hub.run(context -> assertThatThrownBy(
                () -> new Socket(other, context.getBean(World.class).simulatorPort())).isInstanceOf(IOException.class));
    }

    @Test
    void namesATakenPortWithItsPropertyAndTheWayOut() throws IOException {
        try (ServerSocket other = new ServerSocket()) {
            other.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
            hub.withPropertyValues("kenh.world.imap-port=" + other.getLocalPort()).run(context ->
                    assertThat(context).getFailure().rootCause().isInstanceOf(IOException.class));
            hub.withPropertyValues("kenh.world.imap-port=" + other.getLocalPort()).run(context ->
                    assertThat(context.getStartupFailure()).hasStackTraceContaining("" + other.getLocalPort())
                            .hasStackTraceContaining("kenh.world.imap-port")
                            .hasStackTraceContaining("kenh.world.enabled=false"));
        }
    }

    private static boolean listens(int port) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        }
    }

    @Configuration
    @EnableConfigurationProperties(WorldSettings.class)
    @Import(World.class)
    static class Hub {

        @Bean
        Clock clock() {
            return Clock.systemUTC();
        }
    }
}
