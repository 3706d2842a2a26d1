/** Keys for programs. */
package io.kenh.console.token;
