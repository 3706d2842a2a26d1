/**
 * When a company works: weeks with several spans a day, holidays, and the arithmetic of working time. Pure. Rank 1.
 */
package io.kenh.calendar;
