/** Picks values out of what providers send. */
package io.kenh.connector.mapping;
