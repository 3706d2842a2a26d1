package io.kenh.platform.postgres;

import java.nio.file.Path;

/** What lies where under {@code $KENH_DATA/postgres}. */
record PostgresFolder(Path root) {

    static PostgresFolder in(Path data) {
        return new PostgresFolder(data.resolve("postgres"));
    }

    Path cluster() {
        return root.resolve("cluster");
    }

    Path password() {
        return root.resolve("password");
    }

    Path port() {
        return root.resolve("port");
    }

    Path log() {
        return root.resolve("server.log");
    }

    Path pid() {
        return cluster().resolve("postmaster.pid");
    }
}
