/** Two minutes in the practice world. */
package io.kenh.console.tour;
