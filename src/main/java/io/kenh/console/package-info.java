/**
 * The hub's verbs for people. One sub-package per area of the console; what all screens share is here. Rank 7.
 */
package io.kenh.console;
