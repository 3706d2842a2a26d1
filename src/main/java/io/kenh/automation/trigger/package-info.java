/**
 * What can wake an automation, and the engine of those that the clock wakes: {@code Planner} lets times begin, {@code Firings}
 * works at them.
 */
package io.kenh.automation.trigger;
