/** What the hub does by itself, and how often it did. */
package io.kenh.console.automation;
