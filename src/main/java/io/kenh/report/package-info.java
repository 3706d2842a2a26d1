/**
 * Numbers from events, changes and messages. Rank 3.
 */
package io.kenh.report;
