package io.kenh.notice;

import java.time.Instant;
import java.util.List;

/**
 * What somebody was told; see {@link News}.
 *
 * @param seen when the person looked at it; null while unseen
 */
public record Notice(long id, long staffId, String kind, String link, List<String> args, Instant at, Instant seen) { }
