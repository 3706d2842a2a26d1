package io.kenh.condition;

/**
 * One thing wrong with a condition.
 *
 * @param where  the way to it, e.g. {@code all[2].value}
 * @param found  what stands there
 * @param wanted what could stand there
 */
public record Fault(String where, String found, String wanted) {

    @Override
    public String toString() {
        return "%s: found %s, wanted %s".formatted(where, found, wanted);
    }
}
