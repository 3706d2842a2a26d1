/** Asks for what providers do not tell by themselves. */
package io.kenh.intake.poll;
