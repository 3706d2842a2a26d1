/** Who is given new work: rules by kind of record, shares of groups, absences, and what waits. */
package io.kenh.console.assignment;
