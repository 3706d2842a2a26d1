/** Asks providers about what they only named. */
package io.kenh.intake.ask;
