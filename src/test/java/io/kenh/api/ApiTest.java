package io.kenh.api;

import io.kenh.HubTest;
import io.kenh.connector.Connections;
import io.kenh.connector.Connectors;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.bean.override.mockito.MockitoBean;

/** The API with the packages below it on a random port; the connectors are left out. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@HubTest(classes = ApiTest.Hub.class, properties = "kenh.admin-token=" + ApiTest.ADMIN)
@Import(Client.class)
@MockitoBean(types = {Connections.class, Connectors.class})
public @interface ApiTest {

    String ADMIN = "token-of-the-administrator";

    @SpringBootConfiguration
    @EnableAutoConfiguration
    @ConfigurationPropertiesScan("io.kenh.platform")
    @ComponentScan({"io.kenh.platform", "io.kenh.event", "io.kenh.crm", "io.kenh.access", "io.kenh.api"})
    class Hub {
    }
}
