package io.kenh.sync;

import java.time.Instant;
import java.util.List;

/**
 * How far the reading of a connection's topics is, as the cluster said when it was asked last.
 *
 * @param asked      when it was asked last, whether it answered or not; null: not yet
 * @param known      when the partitions were as they stand here; null as long as it never answered
 * @param trouble    why it did not answer; null when it did
 * @param missing    topics that are not there
 * @param partitions by topic and number
 */
public record FeedLag(Instant asked, Instant known, String trouble, List<String> missing, List<Partition> partitions) {

    /** Of a cluster that was never asked. */
    public static final FeedLag UNKNOWN = new FeedLag(null, null, null, List.of(), List.of());

    public FeedLag {
        missing = List.copyOf(missing);
        partitions = List.copyOf(partitions);
    }

    /**
     * One partition.
     *
     * @param read offset that is read next; null before the first was
     * @param end  offset that the next record there gets
     * @param lag  records that are not read yet
     */
    public record Partition(String topic, int number, Long read, long end, long lag) { }

    /** Records that are not read yet. */
    public long total() {
        return partitions.stream().mapToLong(Partition::lag).sum();
    }

    /** {@code unreachable}, {@code missing} where a topic is, {@code behind} or {@code ok}. */
    public String state() {
        if (trouble != null) {
            return "unreachable";
        }
        return !missing.isEmpty() ? "missing" : total() > 0 ? "behind" : "ok";
    }

    /** The same partitions, and why there is nothing newer. */
    public FeedLag failed(Instant at, String why) {
        return new FeedLag(at, known, why, missing, partitions);
    }
}
