/**
 * Who takes this: sequential, random, by load. Rank 4.
 */
package io.kenh.assignment;
