/** Reads requests from providers as their connectors declare. */
package io.kenh.connector.webhook;
