/** What came in, and what became of it. */
package io.kenh.console.event;
