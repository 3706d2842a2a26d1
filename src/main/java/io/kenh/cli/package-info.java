/**
 * The command line. Every command but {@code run} works without a running hub. Rank 8.
 */
package io.kenh.cli;
