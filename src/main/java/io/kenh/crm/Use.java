package io.kenh.crm;

/**
 * Why something cannot be taken away: somebody needs it.
 *
 * @param kind {@code automation}, {@code ticket}, {@code task}, {@code base} (it belongs to the hub) or {@code other}
 * @param name of the user, or how many there are; empty where the kind says it all
 */
public record Use(String kind, String name) {

    /** As a program reads it: {@code automation 'Welcome'}. */
    public String sentence() {
        return switch (kind) {
            case "automation" -> "automation '%s'".formatted(name);
            case "ticket", "task" -> "%s %s%s".formatted(name, kind, name.equals("1") ? "" : "s");
            case "base" -> "the hub itself, as one of its base groups";
            default -> "something else";
        };
    }
}
