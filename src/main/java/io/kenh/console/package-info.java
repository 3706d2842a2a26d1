/**
 * The hub's verbs for people. Rank 7.
 */
package io.kenh.console;
