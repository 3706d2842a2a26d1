/** The form in which an automation is built: object, filter, trigger and conditions, actions, and what they would meet now. */
package io.kenh.console.builder;
