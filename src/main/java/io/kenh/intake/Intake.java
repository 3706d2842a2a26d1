package io.kenh.intake;

import io.kenh.connector.Connection;
import io.kenh.connector.Connections;
import io.kenh.event.Arrival;
import io.kenh.intake.channel.Channel;
import io.kenh.platform.GroupCommit;
import io.kenh.platform.Poison;
import io.kenh.platform.RightOfWay;
import jakarta.annotation.PreDestroy;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.springframework.stereotype.Component;

/**
 * The hub's one entrance. What is accepted is committed; what arrives at the same time shares a
 * commit; what is there already is a duplicate.
 */
@Component("intake")
public class Intake {

    private static final int WRITERS = 2;
    private static final int MOST = 128;

    private final List<GroupCommit<Raw, Accepted>> writers;
    private final List<Channel> channels;
    private final Connections connections;
    private final RightOfWay rightOfWay;

    Intake(EventWriter writer, List<Channel> channels, Connections connections, RightOfWay rightOfWay) {
        this.channels = channels;
        this.connections = connections;
        this.rightOfWay = rightOfWay;
        this.writers = IntStream.range(0, WRITERS)
                .mapToObj(i -> new GroupCommit<Raw, Accepted>("intake-" + i, MOST, batch -> writer.write("in" + i, batch)))
                .toList();
    }

    /**
     * Completes after the commit. Arrivals of one lane go through one writer, so copies of one event
     * that come in parallel never wait for each other in the database.
     */
    public CompletableFuture<Accepted> add(Raw raw) {
        rightOfWay.arrived();
        return writers.get(Math.floorMod(raw.lane().hashCode(), WRITERS)).add(raw)
                .whenComplete((accepted, failure) -> rightOfWay.answered());
    }

    /** Step of the inbound routes: blocks until the event is committed. */
    public Accepted accept(Raw raw) {
        try {
            return add(raw).join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
    }

    /** Step of line one: raw becomes canonical, each event by its channel. */
    public void read(List<Arrival> arrivals) {
        arrivals.stream().collect(Collectors.groupingBy(this::channel, LinkedHashMap::new, Collectors.toList())).forEach(Channel::read);
    }

    private Channel channel(Arrival arrival) {
        Connection connection = connections.byId(arrival.event().connectionId());
        return channels.stream().filter(channel -> channel.reads(connection, arrival.event())).findFirst()
                .orElseThrow(() -> new Poison("no channel", "no channel reads events of kind '%s' from connector '%s'"
                        .formatted(arrival.event().kind(), connection.connector())));
    }

    /** Step of line one: kinds of event that no line takes any further are kept and closed. */
    public void ignore(List<Arrival> arrivals) {
        arrivals.forEach(a -> a.became(Arrival.Outcome.ignored("nothing is done with events of kind " + a.event().kind() + " yet")));
    }

    @PreDestroy
    void close() {
        writers.forEach(GroupCommit::close);
    }
}
