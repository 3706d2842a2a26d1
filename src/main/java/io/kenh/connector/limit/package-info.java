/** Limits that hold for a connection over all nodes. */
package io.kenh.connector.limit;
