/** Secrets at rest: AES-256-GCM under a key from outside the database. */
package io.kenh.connector.secret;
