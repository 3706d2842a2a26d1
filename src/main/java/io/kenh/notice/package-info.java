/**
 * What people are told on the screen while they do something else. Rank 3.
 */
package io.kenh.notice;
