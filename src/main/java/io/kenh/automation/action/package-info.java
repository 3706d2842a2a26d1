/**
 * One class for each kind of action, each an {@link io.kenh.automation.ActionKind}.
 */
package io.kenh.automation.action;
