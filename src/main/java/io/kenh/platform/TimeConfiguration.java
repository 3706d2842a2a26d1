package io.kenh.platform;

import java.time.Clock;
import java.time.ZoneId;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The one clock, in the company's zone. */
@Configuration
class TimeConfiguration {

    @Bean
    Clock clock(@Value("${kenh.zone:Asia/Ho_Chi_Minh}") ZoneId zone) {
        return new RehearsalClock(Clock.system(zone));
    }
}
