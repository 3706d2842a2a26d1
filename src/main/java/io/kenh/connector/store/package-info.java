/** Connections: their rules, their rows, their copy in memory. */
package io.kenh.connector.store;
