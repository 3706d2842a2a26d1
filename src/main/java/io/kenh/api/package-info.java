/**
 * The hub's verbs for programs: one section of operations per kind of thing. Rank 7.
 */
package io.kenh.api;
