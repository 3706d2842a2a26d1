/** Asterisk's manager interface: lines of text over TCP, by which it tells of calls and takes orders. */
package io.kenh.connector.ami;
