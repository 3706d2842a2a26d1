/**
 * One class for each kind of action; line two's route names them.
 */
package io.kenh.automation.action;
