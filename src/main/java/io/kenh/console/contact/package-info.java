/** The people behind the conversations. */
package io.kenh.console.contact;
