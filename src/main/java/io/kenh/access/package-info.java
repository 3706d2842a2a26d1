/**
 * Who may come in: staff with a password, programs with a token, and the paths each may use. Rank 3.
 */
package io.kenh.access;
