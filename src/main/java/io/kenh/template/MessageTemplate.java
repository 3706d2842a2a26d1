package io.kenh.template;

import java.time.Instant;

/**
 * A template as the company keeps it.
 *
 * @param key     names it in automations; never changes
 * @param pack    the industry pack it came with; null for one of the company's own
 * @param version grows with every change, from 1
 * @param author  who wrote this version: {@code staff:3}, {@code api:…}, {@code pack:hospital}
 */
public record MessageTemplate(long id, String key, Content content, String pack, int version, String author, Instant updated) {

    /** Somebody has made it their own since it came with its pack. */
    public boolean edited() {
        return pack == null || version > 1;
    }
}
