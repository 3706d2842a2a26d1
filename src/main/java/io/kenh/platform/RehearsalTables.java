package io.kenh.platform;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Says how the hub's tables are made again in another session: read from the database itself, so no migration needs to think of it. */
final class RehearsalTables {

    private static final String TABLES = """
            select format('create temp table %1$I (like %2$I.%1$I including all excluding comments excluding statistics)', relname, current_schema())
            from pg_class c where relnamespace = current_schema()::regnamespace and relkind in ('r', 'p') and not relispartition
              and relname <> 'flyway_schema_history' order by oid""";

    private static final String SEQUENCES = """
            select format('create temp sequence %I', relname) from pg_class c where relnamespace = current_schema()::regnamespace and relkind = 'S'
              and not exists (select from pg_depend d where d.objid = c.oid and d.deptype in ('a', 'i') and d.classid = 'pg_class'::regclass)""";

    private static final String REFERENCES = """
            select format('alter table pg_temp.%I add constraint %I %s', c.relname, k.conname, pg_get_constraintdef(k.oid))
            from pg_constraint k join pg_class c on c.oid = k.conrelid
            where c.relnamespace = current_schema()::regnamespace and k.contype = 'f' order by k.oid""";

    private static final String VIEWS = """
            select format('create temp view %I as %s', relname, rtrim(pg_get_viewdef(oid), '; '))
            from pg_class where relnamespace = current_schema()::regnamespace and relkind in ('v', 'm') order by oid""";

    private static final String TRIGGERS = """
            select regexp_replace(pg_get_triggerdef(t.oid), ' ON \\S+ ', format(' ON pg_temp.%I ', c.relname))
            from pg_trigger t join pg_class c on c.oid = t.tgrelid
            where c.relnamespace = current_schema()::regnamespace and not t.tgisinternal order by t.oid""";

    private static final String COPIES = """
            select format('insert into pg_temp.%1$I overriding system value select * from %2$I.%1$I', relname, current_schema())
            from unnest(?::text[]) with ordinality as w (name, n) join pg_class c on c.relname = w.name
            where relnamespace = current_schema()::regnamespace order by n""";

    /** Ids go on where the copied rows end. */
    private static final String COUNTERS = """
            select format('select setval(pg_get_serial_sequence(%L, %L), greatest((select max(%I) from pg_temp.%I), 1))',
                          'pg_temp.' || c.relname, a.attname, a.attname, c.relname)
            from unnest(?::text[]) as name join pg_class c on c.relname = name join pg_attribute a on a.attrelid = c.oid
            where relnamespace = current_schema()::regnamespace and a.attidentity <> ''""";

    private RehearsalTables() {
    }

    /** All are worded before the first is carried out: afterwards the same names mean other tables. */
    static List<String> statements(JdbcClient db, Collection<String> copied) {
        String[] names = copied.toArray(String[]::new);
        List<String> all = new ArrayList<>(List.of("set temp_buffers = '64MB'", "set statement_timeout = '60s'"));
        all.addAll(texts(db.sql(TABLES)));
        all.addAll(texts(db.sql(SEQUENCES)));
        all.addAll(texts(db.sql(COPIES).param(names)));
        all.addAll(texts(db.sql(COUNTERS).param(names)));
        all.addAll(texts(db.sql(REFERENCES)));
        all.addAll(texts(db.sql(VIEWS)));
        all.addAll(texts(db.sql(TRIGGERS)));
        return all;
    }

    private static List<String> texts(JdbcClient.StatementSpec statements) {
        return statements.query(String.class).list();
    }
}
