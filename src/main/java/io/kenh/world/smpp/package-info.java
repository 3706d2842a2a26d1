/** The practice world's message centre. */
package io.kenh.world.smpp;
