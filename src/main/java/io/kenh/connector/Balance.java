package io.kenh.connector;

import java.math.BigDecimal;
import java.time.Instant;

/**
 * What is left at a provider.
 *
 * @param amount   in {@code currency}
 * @param currency ISO code, or the provider's word such as {@code SMS}; null where it does not say
 * @param at       when the provider was asked
 */
public record Balance(BigDecimal amount, String currency, Instant at) {
}
