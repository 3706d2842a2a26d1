package io.kenh.platform;

import org.apache.camel.CamelContext;
import org.apache.camel.builder.NoErrorHandlerBuilder;
import org.apache.camel.spring.boot.CamelContextConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Failures in routes go back to whoever sent the work in: the lines have one place that decides about them. */
@Configuration
class RoutesConfiguration {

    @Bean
    CamelContextConfiguration failuresOfRoutes() {
        return new CamelContextConfiguration() {
            @Override
            public void beforeApplicationStart(CamelContext context) {
                context.getCamelContextExtension().setErrorHandlerFactory(new NoErrorHandlerBuilder());
            }

            @Override
            public void afterApplicationStart(CamelContext context) {
                // nothing to do then
            }
        };
    }
}
