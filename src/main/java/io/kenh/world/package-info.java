/**
 * The practice world: a mail server and the providers' simulators, with dials for faults, beside a hub that plays.
 * Loopback only, absent from the profile {@code production}. Rank 8: nothing imports it.
 */
package io.kenh.world;
