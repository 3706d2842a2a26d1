/** SMPP 3.4: links to message centres that stay open. */
package io.kenh.connector.smpp;
