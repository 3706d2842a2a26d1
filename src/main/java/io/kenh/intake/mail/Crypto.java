package io.kenh.intake.mail;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What a mail claims about its protection; nothing was verified or decrypted.
 *
 * @param format {@code PGP/MIME}, {@code PGP/inline} or {@code S/MIME}
 */
public record Crypto(boolean signed, boolean encrypted, String format) {

    static final Set<String> SMIME = Set.of("application/pkcs7-mime", "application/x-pkcs7-mime");

    private static final String SIGNED = "-----BEGIN PGP SIGNED MESSAGE-----";
    private static final String SIGNATURE = "-----BEGIN PGP SIGNATURE-----";
    private static final String END = "-----END PGP SIGNATURE-----";

    /** @return null when the mail shows no sign of either */
    static Crypto of(MimePart root, String text) {
        Crypto mime = root.all().map(Crypto::ofPart).filter(c -> c != null).reduce((a, b) ->
                new Crypto(a.signed || b.signed, a.encrypted || b.encrypted, a.format)).orElse(null);
        if (mime != null) return mime;
        boolean encrypted = text.contains("-----BEGIN PGP MESSAGE-----") || root.leaves().anyMatch(Crypto::isPgpFile);
        boolean signed = text.contains(SIGNED);
        return encrypted || signed ? new Crypto(signed, encrypted, "PGP/inline") : null;
    }

    /** In short: {@code smime} or {@code pgp}, a dot, and {@code signed} or {@code encrypted}. */
    public List<String> marks() {
        String kind = format.equals("S/MIME") ? "smime" : "pgp";
        return Stream.of(signed ? kind + ".signed" : null, encrypted ? kind + ".encrypted" : null).filter(Objects::nonNull).toList();
    }

    /** The words of a text that was signed in place (RFC 9580, section 7), without the lines of the signature around them. */
    static String readable(String text) {
        int start = text.indexOf(SIGNED), signature = text.indexOf(SIGNATURE, Math.max(start, 0)), end = text.indexOf(END, Math.max(signature, 0));
        if (start < 0 || signature < start || end < signature) return text;
        String signed = text.substring(start + SIGNED.length(), signature);
        String words = signed.substring(Math.max(0, signed.indexOf("\n\n"))).strip().replaceAll("(?m)^- ", "");
        return text.substring(0, start) + words + text.substring(end + END.length());
    }

    private static Crypto ofPart(MimePart part) {
        Parameters type = part.headers().parameters("Content-Type");
        String protocol = type.get("protocol") == null ? "" : type.get("protocol");
        String format = protocol.contains("pgp") ? "PGP/MIME" : "S/MIME";
        if (type.value().equals("multipart/signed")) return new Crypto(true, false, format);
        if (type.value().equals("multipart/encrypted")) return new Crypto(false, true, format);
        if (!SMIME.contains(part.type())) return null;
        boolean signed = part.isMultipart() || "signed-data".equalsIgnoreCase(type.get("smime-type"));
        return new Crypto(signed, !signed, "S/MIME");
    }

    private static boolean isPgpFile(MimePart part) {
        String start = new String(part.content(), 0, Math.min(part.content().length, 200), StandardCharsets.ISO_8859_1);
        return start.contains("-----BEGIN PGP MESSAGE-----") || part.type().equals("application/pgp-encrypted");
    }
}
