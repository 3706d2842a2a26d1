/**
 * External CRMs, both ways. Rank 6; its first step has not been taken yet.
 */
package io.kenh.sync;
