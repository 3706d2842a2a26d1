package io.kenh.sync;

/**
 * Stands in the place of a reference that cannot be carried yet, and takes part in no merge: neither side's value is lost by it.
 *
 * @param object the CRM's, whose row is named
 * @param id     of that row
 */
record Unlinked(String object, String id) {
}
