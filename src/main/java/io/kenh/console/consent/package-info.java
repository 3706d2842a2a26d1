/** Consent to advertising: what people said, how it is taken back, and the rules for sending. */
package io.kenh.console.consent;
