/**
 * Technical things without a domain word: queues, doorbells, nodes, retry, JSON, the embedded database. Rank 0.
 */
package io.kenh.platform;
