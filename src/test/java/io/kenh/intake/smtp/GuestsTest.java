package io.kenh.intake.smtp;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.UnknownHostException;
import org.junit.jupiter.api.Test;

/** Nobody keeps others out by coming often, however many addresses he has. */
class GuestsTest {

    private final Guests guests = new Guests(4, 2);

    @Test
    void whoeverOwnsANetworkIsOneClient() throws UnknownHostException {
        assertThat(guests.enter(at("2001:db8::1"))).isTrue();
        assertThat(guests.enter(at("2001:db8::2"))).isTrue();
        assertThat(guests.enter(at("2001:db8::3:3"))).isFalse();
        assertThat(guests.enter(at("2001:db8:1::1"))).isTrue();
        guests.leave(at("2001:db8::1"));
        assertThat(guests.enter(at("2001:db8::4"))).isTrue();
    }

    @Test
    void neighboursOfTheOldInternetAreStrangersToEachOther() throws UnknownHostException {
        assertThat(guests.enter(at("192.0.2.1"))).isTrue();
        assertThat(guests.enter(at("192.0.2.1"))).isTrue();
        assertThat(guests.enter(at("192.0.2.1"))).isFalse();
        assertThat(guests.enter(at("192.0.2.2"))).isTrue();
        assertThat(guests.enter(at("192.0.2.3"))).isTrue();
        assertThat(guests.enter(at("192.0.2.4"))).as("the house is full").isFalse();
    }

    private static InetAddress at(String address) throws UnknownHostException {
        return InetAddress.getByName(address);
    }
}
