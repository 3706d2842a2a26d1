package io.kenh.intake.web;

import io.kenh.connector.Connections;
import io.kenh.connector.Webhooks;
import java.time.Clock;
import org.apache.camel.ProducerTemplate;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration
class WebDoorConfiguration {

    @Bean
    ServletRegistrationBean<WebDoor> webDoor(Connections connections, Webhooks webhooks, ProducerTemplate routes,
                                             WebSettings settings, Clock clock) {
        ServletRegistrationBean<WebDoor> door = new ServletRegistrationBean<>(
                new WebDoor(connections, webhooks, routes, settings, clock), "/in/*");
        door.setName("door");
        return door;
    }
}
