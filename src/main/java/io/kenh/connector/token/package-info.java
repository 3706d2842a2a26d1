/** Tokens that providers give for a time. */
package io.kenh.connector.token;
