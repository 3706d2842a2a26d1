/**
 * The PostgreSQL that comes with the hub: unpacked, started and stopped with it, durable, on loopback, with a password.
 * Nothing here runs when {@code spring.datasource.url} names another server.
 */
package io.kenh.platform.postgres;
