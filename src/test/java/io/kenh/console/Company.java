package io.kenh.console;

import io.kenh.access.Role;
import io.kenh.access.StaffAccounts;
import io.kenh.access.StaffAccounts.Person;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A small company with a few days of work behind it, for the screens to show. */
final class Company {

    static final String ADMIN = "huong@kenh.example";
    static final String MEMBER = "tuan@kenh.example";

    private Company() {
    }

    /** Fills the database once. */
    static synchronized void moveIn(JdbcClient db, StaffAccounts accounts, String password) {
        if (accounts.hasAdministrator()) {
            return;
        }
        accounts.setPassword(accounts.create(new Person("Lê Thu Hương", ADMIN, "0901 234 567", Role.ADMIN), "vi"), password);
        accounts.setPassword(accounts.create(new Person("Phạm Anh Tuấn", MEMBER, null, Role.MEMBER), "vi"), password);
        accounts.create(new Person("Đặng Mỹ Linh", "linh@kenh.example", null, Role.MEMBER), "vi");
        db.sql(script()).update();
    }

    private static String script() {
        try {
            return new ClassPathResource("io/kenh/console/company.sql").getContentAsString(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
