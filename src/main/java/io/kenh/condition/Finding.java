package io.kenh.condition;

/**
 * What one clause found on a record.
 *
 * @param seen the value looked at, null when there was none
 */
public record Finding(Clause clause, Object seen, boolean holds) {
}
