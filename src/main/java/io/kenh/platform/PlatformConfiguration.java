package io.kenh.platform;

import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

@Configuration
@EnableScheduling
class PlatformConfiguration {

    @Bean
    LineWorker.Toolbox lineTools(Queue queue, Parking parking, Doorbell doorbell, Backoff backoff,
                                 PlatformTransactionManager transactions, RightOfWay rightOfWay, Clock clock) {
        return new LineWorker.Toolbox(queue, parking, doorbell, backoff, new TransactionTemplate(transactions),
                rightOfWay, clock);
    }
}
