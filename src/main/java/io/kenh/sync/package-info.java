/**
 * External CRMs, both ways: what belongs to what, who owns which field, how far each side has heard of the other.
 */
package io.kenh.sync;
