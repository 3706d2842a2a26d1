package io.kenh.platform.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The user and group a file belongs to, by number. */
record Owner(int uid, int gid) {

    /** Uid and gid that every Linux keeps for nobody. */
    static final Owner NOBODY = new Owner(65534, 65534);

    static boolean weAreRoot() {
        return "root".equals(System.getProperty("user.name"));
    }

    static Owner of(Path path) throws IOException {
        var attributes = Files.readAttributes(path, "unix:uid,gid");
        return new Owner((int) attributes.get("uid"), (int) attributes.get("gid"));
    }

    static PostgresFailure foreign(Path path, Exception cause) {
        return new PostgresFailure("%s belongs to user %s, but this hub runs as %s.".formatted(
                path, nameOf(path), System.getProperty("user.name")),
                "Run the hub as that user, change the owner of the data folder, or choose another one with KENH_DATA.", cause);
    }

    private static String nameOf(Path path) {
        try {
            return Files.getOwner(Files.exists(path) ? path : path.toAbsolutePath().getParent()).getName();
        } catch (IOException unreadable) {
            return "another";
        }
    }
}
