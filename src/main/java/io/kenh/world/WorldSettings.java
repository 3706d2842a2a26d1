package io.kenh.world;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings under {@code kenh.world}. A port of 0 takes any free one; {@link World} tells which.
 *
 * @param enabled       false leaves the practice world out
 * @param smtpPort      mail goes in here
 * @param imapPort      the mailbox {@code support@kenh.example} is read here
 * @param smppPort      the message centre; another free port where this one is taken
 * @param exchangePort  the telephone exchange's manager interface; another free port where this one is taken
 * @param simulatorPort the providers and the page {@code /world}
 */
@ConfigurationProperties("kenh.world")
public record WorldSettings(@DefaultValue("true") boolean enabled, @DefaultValue("3025") int smtpPort,
        @DefaultValue("3143") int imapPort, @DefaultValue("2775") int smppPort,
        @DefaultValue("5038") int exchangePort,
        @DefaultValue("8090") int simulatorPort) {
}
