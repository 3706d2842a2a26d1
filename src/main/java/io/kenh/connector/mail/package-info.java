/** Mail out over SMTP connections that are kept open. */
package io.kenh.connector.mail;
