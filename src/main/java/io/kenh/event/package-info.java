/**
 * What happened, as immutable records, and their tables. Rank 1.
 */
package io.kenh.event;
