/** An exchange to play with, which speaks Asterisk's manager interface. */
package io.kenh.world.phone;
