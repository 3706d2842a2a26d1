/** Colleagues and their groups. */
package io.kenh.console.staff;
