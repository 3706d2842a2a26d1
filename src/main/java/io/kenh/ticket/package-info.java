/**
 * Conversations and the promises about them. Rank 5.
 */
package io.kenh.ticket;
