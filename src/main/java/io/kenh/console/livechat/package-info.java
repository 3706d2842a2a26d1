/** The chat window on other sites' pages: its script, what it asks and says, and how it is set up. */
package io.kenh.console.livechat;
