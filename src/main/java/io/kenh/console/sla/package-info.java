/** Promises about time: policies, calendars, how they were kept, and why a ticket is due when it is. */
package io.kenh.console.sla;
