/**
 * One class for each kind of channel: how its raw input becomes a canonical event.
 */
package io.kenh.intake.channel;
