/** Addresses that customers write to: what becomes of their mail and of the customers it makes known. */
package io.kenh.console.receiving;
