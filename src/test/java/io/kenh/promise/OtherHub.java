package io.kenh.promise;

import io.kenh.Kenh;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** A hub in a process of its own, which can be killed like any process. */
final class OtherHub implements AutoCloseable {

    private final Process process;

    private OtherHub(Process process) {
        this.process = process;
    }

    /**
     * @param ahead how far its clock is ahead of the real one
     * @param log   where its output goes
     */
    static OtherHub start(Duration ahead, Path log, List<String> options) {
        List<String> command = new ArrayList<>(List.of(ProcessHandle.current().info().command().orElse("java"), "-Xmx320m", "-XX:TieredStopAtLevel=1",
                "-Dpromise.ahead=" + ahead, "-cp", System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                OtherHub.class.getName()));
        command.addAll(options);
        try {
            return new OtherHub(new ProcessBuilder(command).redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile())).directory(new File(".")).start());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** Kill -9, and the certainty that it is gone. */
    void kill() {
        process.destroyForcibly().onExit().join();
    }

    /** Stops it in the middle of whatever it does, as a machine that swaps or is moved does. */
    void freeze() {
        signal("STOP");
    }

    void thaw() {
        signal("CONT");
    }

    private void signal(String name) {
        try {
            new ProcessBuilder("kill", "-" + name, String.valueOf(process.pid())).start().onExit().join();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        kill();
    }

    public static void main(String[] args) {
        SpringApplication.run(new Class<?>[] {Kenh.class, Ahead.class}, args);
    }

    @Configuration(proxyBeanMethods = false)
    static class Ahead {

        @Bean
        static BeanPostProcessor clockOfTheOtherNode() {
            return new BeanPostProcessor() {
                @Override
                public Object postProcessAfterInitialization(Object bean, String name) {
                    return bean instanceof Clock real ? Clock.offset(real, Duration.parse(System.getProperty("promise.ahead", "PT0S"))) : bean;
                }
            };
        }
    }
}
