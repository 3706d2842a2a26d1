/** Conversations with customers: the list and the thread. */
package io.kenh.console.ticket;
