/**
 * The hub's verbs for programs. Rank 7.
 */
package io.kenh.api;
