/** The channels: their state, their settings, new ones. */
package io.kenh.console.connection;
