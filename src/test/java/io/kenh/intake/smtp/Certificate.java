package io.kenh.intake.smtp;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Base64;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;

/** A certificate that only the test knows, in the PEM files that the listener wants. */
record Certificate(Path chain, Path key, SSLContext trust) {

    private static final String PASSWORD = "changeit";

    static Certificate in(Path folder) throws IOException, GeneralSecurityException, InterruptedException {
        Path store = folder.resolve("store.p12");
        Process made = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "keytool").toString(), "-genkeypair", "-keyalg", "EC",
                "-groupname", "secp256r1", "-alias", "smtp", "-dname", "CN=in.kenh.example", "-validity", "2", "-storetype", "PKCS12",
                "-keystore", store.toString(), "-storepass", PASSWORD).redirectErrorStream(true).redirectOutput(folder.resolve("keytool.log").toFile()).start();
        if (made.waitFor() != 0) {
            throw new IOException(Files.readString(folder.resolve("keytool.log")));
        }
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(store)) {
            keys.load(in, PASSWORD.toCharArray());
        }
        return new Certificate(pem(folder, "CERTIFICATE", keys.getCertificate("smtp").getEncoded()),
                pem(folder, "PRIVATE KEY", keys.getKey("smtp", PASSWORD.toCharArray()).getEncoded()), trust(keys));
    }

    private static Path pem(Path folder, String what, byte[] der) throws IOException {
        return Files.writeString(folder.resolve(what.replace(' ', '-') + ".pem"), "-----BEGIN %1$s-----\n%2$s\n-----END %1$s-----\n"
                .formatted(what, Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der)));
    }

    private static SSLContext trust(KeyStore keys) throws GeneralSecurityException, IOException {
        KeyStore known = KeyStore.getInstance("PKCS12");
        known.load(null, null);
        known.setCertificateEntry("smtp", keys.getCertificate("smtp"));
        TrustManagerFactory trusted = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trusted.init(known);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, trusted.getTrustManagers(), null);
        return context;
    }

    /** The same connection, encrypted from here on. */
    Socket over(Socket plain) throws IOException {
        SSLSocket encrypted = (SSLSocket) trust.getSocketFactory().createSocket(plain, "in.kenh.example", plain.getPort(), true);
        encrypted.startHandshake();
        return encrypted;
    }
}
