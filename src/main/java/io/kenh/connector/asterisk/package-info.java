/** Asterisk's own interfaces: the manager's lines of text and the REST interface's socket, by which it tells of calls and takes orders. */
package io.kenh.connector.asterisk;
