/**
 * Several messages, one person, over time. Rank 5; its first step has not been taken yet.
 */
package io.kenh.sequence;
