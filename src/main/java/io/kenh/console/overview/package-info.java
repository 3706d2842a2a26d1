/** The first screen: is everything accounted for, and what waits. */
package io.kenh.console.overview;
