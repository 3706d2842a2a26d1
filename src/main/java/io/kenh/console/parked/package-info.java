/** Work that was given up and waits for a person. */
package io.kenh.console.parked;
