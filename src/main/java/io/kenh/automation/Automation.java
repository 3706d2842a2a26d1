package io.kenh.automation;

/** An automation in one of its versions; {@code state} is draft, active or paused. */
public record Automation(long id, String name, String state, int version, Definition definition) {
}
