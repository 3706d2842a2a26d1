package io.kenh.platform;

import org.apache.activemq.artemis.core.settings.impl.AddressSettings;
import org.springframework.boot.autoconfigure.jms.artemis.ArtemisConfigurationCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.util.unit.DataSize;

/** The embedded broker. It only carries doorbells, so it may be small. */
@Configuration
class BrokerConfiguration {

    @Bean
    ArtemisConfigurationCustomizer doorbellBroker() {
        return broker -> broker
                .setGlobalMaxSize(DataSize.ofMegabytes(16).toBytes())
                .setJMXManagementEnabled(false)
                .addAddressSetting("#", new AddressSettings().setAutoCreateAddresses(true).setAutoCreateQueues(true));
    }
}
