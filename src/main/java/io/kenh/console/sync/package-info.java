/** What is kept in step with external CRMs: how far each has come, what belongs to what, what waits for a decision. */
package io.kenh.console.sync;
