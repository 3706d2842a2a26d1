/** Signing in, the first administrator, invitations, and each person's own settings. */
package io.kenh.console.entry;
