package io.kenh.platform;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Statement;
import java.util.Arrays;
import org.flywaydb.core.api.migration.BaseJavaMigration;
import org.flywaydb.core.api.migration.Context;
import org.springframework.stereotype.Component;

/** Makes the scheduler's tables by the script that comes with the scheduler, so that both stay of one version. */
@Component
class V3__quartz_tables extends BaseJavaMigration {

    private static final String SCRIPT = "/org/quartz/impl/jdbcjobstore/tables_postgres.sql";

    @Override
    public void migrate(Context context) throws Exception {
        try (InputStream script = org.quartz.Scheduler.class.getResourceAsStream(SCRIPT);
             Statement statement = context.getConnection().createStatement()) {
            String sql = new String(script.readAllBytes(), StandardCharsets.UTF_8).replaceAll("(?m)^--.*$", "");
            for (String part : Arrays.stream(sql.split(";")).map(String::strip).toList()) {
                if (!part.isEmpty() && !part.regionMatches(true, 0, "drop", 0, 4) && !part.equalsIgnoreCase("commit")) {
                    statement.execute(part);
                }
            }
        }
    }
}
