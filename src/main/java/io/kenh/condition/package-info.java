/**
 * Answers yes or no about a record; pure; one tree, two engines (memory and SQL). Rank 1.
 */
package io.kenh.condition;
