/** How far topics of other systems are read. */
package io.kenh.console.feed;
