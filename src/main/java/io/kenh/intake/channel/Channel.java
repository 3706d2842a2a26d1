package io.kenh.intake.channel;

import io.kenh.connector.Connection;
import io.kenh.event.Arrival;
import io.kenh.event.InboundEvent;

/** A kind of channel. */
public interface Channel {

    /** Whether this channel reads such events. */
    boolean reads(Connection connection, InboundEvent event);

    /**
     * Tells the arrival its content and sender.
     *
     * @throws io.kenh.platform.Poison when the event cannot be understood
     */
    void read(Connection connection, Arrival arrival);
}
