/**
 * What a hub has after its first start: groups, the shipped connections and automations. Rank 9.
 */
package io.kenh.setup;
