/** Asks people at providers' pages to let the hub in. */
package io.kenh.connector.grant;
