/**
 * The catalogue of connector folders, connections, secrets, one call. Rank 2.
 */
package io.kenh.connector;
