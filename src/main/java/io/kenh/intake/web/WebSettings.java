package io.kenh.intake.web;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Limits of the door.
 *
 * @param maxBody   a larger body is refused with 413, unread
 * @param maxFields a form with more fields is refused with 422
 */
@ConfigurationProperties("kenh.intake")
record WebSettings(@DefaultValue("1MB") DataSize maxBody, @DefaultValue("100") int maxFields) {
}
