package io.kenh.intake.mail;

/**
 * The plain body taken apart for reading. Nothing is lost: the whole body stays in {@link MailBody#text()}.
 *
 * @param visible what the writer added, without quotes and without a signature that is certain
 * @param quoted earlier mail that was cited, "" when there is none
 * @param signature what looks like a signature, certain or likely, "" when there is none
 * @param withoutSignature the visible part without even a likely signature
 */
public record SplitText(String visible, String quoted, String signature, String withoutSignature) { }
