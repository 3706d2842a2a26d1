/**
 * Raw mail bytes become a {@link io.kenh.intake.mail.ParsedMail}: pure, without database, network or clock, and
 * without ever throwing. {@link io.kenh.intake.mail.MailParser} is the door; {@code docs/mail.md} has the rules.
 */
@org.springframework.modulith.NamedInterface("mail")
package io.kenh.intake.mail;
