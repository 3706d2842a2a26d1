package io.kenh.intake.web;

import io.kenh.connector.Connections;
import io.kenh.connector.Webhooks;
import io.kenh.intake.FormFiles;
import java.time.Clock;
import org.apache.camel.ProducerTemplate;
import org.springframework.boot.web.embedded.tomcat.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration
class WebDoorConfiguration {

    @Bean
    ServletRegistrationBean<WebDoor> webDoor(Connections connections, Webhooks webhooks, Captchas captchas, FormFiles files, ProducerTemplate routes,
                                             WebSettings settings, Clock clock) {
        ServletRegistrationBean<WebDoor> door = new ServletRegistrationBean<>(
                new WebDoor(connections, webhooks, captchas, files, routes, settings, clock), "/in/*");
        door.setName(DoorValve.DOOR);
        return door;
    }

    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> pastTheFilters() {
        return factory -> factory.addContextValves(new DoorValve());
    }
}
