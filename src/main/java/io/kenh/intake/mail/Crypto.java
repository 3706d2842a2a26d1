package io.kenh.intake.mail;

import java.nio.charset.StandardCharsets;

/**
 * What a mail claims about its protection; nothing was verified or decrypted.
 *
 * @param format {@code PGP/MIME}, {@code PGP/inline} or {@code S/MIME}
 */
public record Crypto(boolean signed, boolean encrypted, String format) {

    /** @return null when the mail shows no sign of either */
    static Crypto of(MimePart root, String text) {
        Crypto mime = root.all().map(Crypto::ofPart).filter(c -> c != null).reduce((a, b) ->
                new Crypto(a.signed || b.signed, a.encrypted || b.encrypted, a.format)).orElse(null);
        if (mime != null) return mime;
        boolean encrypted = text.contains("-----BEGIN PGP MESSAGE-----") || root.leaves().anyMatch(Crypto::isPgpFile);
        boolean signed = text.contains("-----BEGIN PGP SIGNED MESSAGE-----");
        return encrypted || signed ? new Crypto(signed, encrypted, "PGP/inline") : null;
    }

    private static Crypto ofPart(MimePart part) {
        Parameters type = part.headers().parameters("Content-Type");
        String protocol = type.get("protocol") == null ? "" : type.get("protocol");
        String format = protocol.contains("pgp") ? "PGP/MIME" : "S/MIME";
        if (type.value().equals("multipart/signed")) return new Crypto(true, false, format);
        if (type.value().equals("multipart/encrypted")) return new Crypto(false, true, format);
        if (!part.type().matches("application/(x-)?pkcs7-mime")) return null;
        boolean signed = part.isMultipart() || "signed-data".equalsIgnoreCase(type.get("smime-type"));
        return new Crypto(signed, !signed, "S/MIME");
    }

    private static boolean isPgpFile(MimePart part) {
        String start = new String(part.content(), 0, Math.min(part.content().length, 200), StandardCharsets.ISO_8859_1);
        return start.contains("-----BEGIN PGP MESSAGE-----") || part.type().equals("application/pgp-encrypted");
    }
}
