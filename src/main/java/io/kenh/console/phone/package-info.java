/** Telephone calls: the log, one call, the card of one that rings, and whose telephone is which. */
package io.kenh.console.phone;
