/** Pages about connectors, made from their folders. */
package io.kenh.connector.docs;
