/** What went out, and where it is. */
package io.kenh.console.message;
