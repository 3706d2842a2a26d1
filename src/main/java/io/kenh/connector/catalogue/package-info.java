/** Reads connector folders and keeps what was read up to date. */
package io.kenh.connector.catalogue;
