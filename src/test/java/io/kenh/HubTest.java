package io.kenh;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.annotation.AliasFor;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.boot.test.util.TestPropertyValues;

/** The whole hub on a random port with a fresh database of its own; one context for all tests with equal attributes. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest
@ContextConfiguration(initializers = HubTest.FreshDatabase.class)
public @interface HubTest {

    @AliasFor(annotation = SpringBootTest.class, attribute = "properties")
    String[] properties() default {};

    @AliasFor(annotation = SpringBootTest.class, attribute = "classes")
    Class<?>[] classes() default {};

    @AliasFor(annotation = SpringBootTest.class, attribute = "webEnvironment")
    WebEnvironment webEnvironment() default WebEnvironment.RANDOM_PORT;

    /** Runs once per context, before any bean exists. */
    class FreshDatabase implements ApplicationContextInitializer<ConfigurableApplicationContext> {

        @Override
        public void initialize(ConfigurableApplicationContext context) {
            TestPropertyValues.of("kenh.data=" + TestDatabase.FOLDER, "kenh.database=" + TestDatabase.newName(),
                            "kenh.smtp.port=0", "kenh.smtp.lmtp-port=0", "kenh.smtp.bind=127.0.0.1", "kenh.smtp.domains=in.kenh.example")
                    .and(freePort("smtp"), freePort("imap"), freePort("smpp"), freePort("exchange"), freePort("simulator")).applyTo(context);
        }

        /** Named before the context starts, so that whatever speaks with the practice world can refer to it. */
        private static String freePort(String side) {
            return "kenh.world." + side + "-port=" + TestPorts.free();
        }
    }
}
