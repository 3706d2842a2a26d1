/** One box that finds customers and tickets. */
package io.kenh.console.search;
