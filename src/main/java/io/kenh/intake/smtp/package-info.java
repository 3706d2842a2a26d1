/** Mail that other servers bring to us: a listener for SMTP and LMTP. */
package io.kenh.intake.smtp;
