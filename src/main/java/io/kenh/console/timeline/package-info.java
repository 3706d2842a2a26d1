/** What happened around one person, over all channels. */
package io.kenh.console.timeline;
