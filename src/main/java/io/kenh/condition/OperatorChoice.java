package io.kenh.condition;

/**
 * An operator as a menu offers it.
 *
 * @param name        as written in clauses
 * @param shape       what is written beside it
 * @param needsChange whether only a change can answer it, never a stored record alone
 */
public record OperatorChoice(String name, ValueShape shape, boolean needsChange) {
}
