/**
 * Plays scenarios: sets the stage, lets things happen and time pass, and compares what automations did with what was expected.
 */
package io.kenh.automation.scenario;
