/**
 * Raw becomes canonical: once, and safely. Rank 3.
 */
package io.kenh.intake;
