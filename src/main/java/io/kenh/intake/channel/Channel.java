package io.kenh.intake.channel;

import io.kenh.connector.Connection;
import io.kenh.event.Arrival;
import io.kenh.event.InboundEvent;
import java.util.List;

/** A kind of channel. */
public interface Channel {

    /** Whether this channel reads such events. */
    boolean reads(Connection connection, InboundEvent event);

    /**
     * Tells each arrival its content and sender.
     *
     * @throws io.kenh.platform.Poison when an event cannot be understood
     */
    void read(List<Arrival> arrivals);
}
