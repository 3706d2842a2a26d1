package io.kenh.sync;

/**
 * A sync and how far it has come.
 *
 * @param waiting   records that the CRM has yet to hear of
 * @param refused   records that it refused
 * @param conflicts matters that wait for a person
 * @param links     records that have a row
 */
public record SyncStatus(Sync sync, Checkpoint checkpoint, long waiting, long refused, long conflicts, long links) {
}
