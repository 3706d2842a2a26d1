package io.kenh.crm;

import java.time.Instant;

/**
 * Two contacts that were one person.
 *
 * @param kept     id of the one that stayed
 * @param gone     id of the one that went into it
 * @param goneName its name; may be null
 * @param undone   when they parted again; null: they have not
 */
public record ContactMerge(long id, long kept, long gone, String goneName, String cause, Instant at, Instant undone) {
}
