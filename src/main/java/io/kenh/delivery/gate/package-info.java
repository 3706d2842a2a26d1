/** What every message has to pass before it leaves: consent, hours, caps and labels. */
package io.kenh.delivery.gate;
