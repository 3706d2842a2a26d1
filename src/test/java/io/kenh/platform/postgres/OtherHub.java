package io.kenh.platform.postgres;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;

/** A second process that runs PostgreSQL in a data folder until it is killed. */
final class OtherHub {

    private OtherHub() {
    }

    static Process start(Path data) throws IOException {
        Process process = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp", System.getProperty("java.class.path"), OtherHub.class.getName(), data.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT).start();
        var lines = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        for (String line = lines.readLine(); !"ready".equals(line); line = lines.readLine()) {
            if (line == null) {
                throw new IllegalStateException("the other hub ended before it was ready");
            }
        }
        return process;
    }

    public static void main(String[] args) throws Exception {
        EmbeddedPostgres postgres = EmbeddedPostgres.start(Path.of(args[0]));
        try (Connection connection = DriverManager.getConnection(postgres.url("kenh"), postgres.user(), postgres.password());
             Statement statement = connection.createStatement()) {
            statement.execute("drop table if exists written_by_other_hub");
            statement.execute("create table written_by_other_hub as select 'committed' as it");
        }
        System.out.println("ready");
        Thread.sleep(60_000);
    }
}
