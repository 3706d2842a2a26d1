package io.kenh.sync;

import java.util.Map;

/** How far the reading of topics is. Answers from memory: a cluster that is away keeps nobody waiting. */
public interface FeedLags {

    /** By row id of the connection; one that reads no topic, is paused, or has not been asked about yet has none. */
    Map<Long, FeedLag> all();
}
