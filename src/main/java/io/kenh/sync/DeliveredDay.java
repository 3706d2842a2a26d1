package io.kenh.sync;

import java.time.LocalDate;

/**
 * What a subscription got on one day of the company's zone.
 *
 * @param failed attempts that the receiver did not acknowledge
 */
public record DeliveredDay(LocalDate day, long delivered, long failed) {
}
