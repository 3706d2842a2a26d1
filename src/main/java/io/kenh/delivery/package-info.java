/**
 * Queue, render, send, track; it knows addresses, not contacts. Rank 3.
 */
package io.kenh.delivery;
