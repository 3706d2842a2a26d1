/**
 * Promises about time: when a ticket is to be answered and settled, who is reminded, and what became of it. A deadline is a pure
 * function of a ticket's {@link io.kenh.sla.History} and one version of the {@link io.kenh.sla.Book}. Rank 5.
 */
package io.kenh.sla;
