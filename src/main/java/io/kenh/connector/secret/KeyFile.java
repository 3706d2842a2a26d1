package io.kenh.connector.secret;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;

/** Where the key comes from: the environment, or for a first try a file in the data folder. */
public final class KeyFile {

    private static final int KEY_BYTES = 32;

    private KeyFile() {
    }

    /**
     * The configured key, or the one in {@code secret.key}, which is made when it is missing.
     *
     * @param configured {@code kenh.secret-key}; null or blank for none
     * @param production whether a key of one's own is demanded
     * @throws IllegalStateException in production without a key
     */
    public static String keyText(String configured, Path data, boolean production) {
        if (configured != null && !configured.isBlank()) {
            return configured.strip();
        }
        if (production) {
            throw new IllegalStateException("KENH_SECRET_KEY: found none, wanted a key of this installation's own in "
                    + "profile production; make one with: openssl rand -base64 32");
        }
        return generated(data.resolve("secret.key"));
    }

    private static String generated(Path file) {
        try {
            Files.createDirectories(file.getParent());
            write(file);
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void write(Path file) throws IOException {
        byte[] key = new byte[KEY_BYTES];
        new SecureRandom().nextBytes(key);
        try {
            Files.createFile(file, ownerOnly(file));
            Files.writeString(file, Base64.getEncoder().encodeToString(key), StandardOpenOption.WRITE);
        } catch (FileAlreadyExistsException present) {
            // made by an earlier start
        }
    }

    private static FileAttribute<?>[] ownerOnly(Path file) {
        return file.getFileSystem().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))}
                : new FileAttribute<?>[0];
    }
}
