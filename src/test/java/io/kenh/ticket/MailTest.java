package io.kenh.ticket;

import io.kenh.connector.Connections;
import io.kenh.intake.Intake;
import io.kenh.platform.Blobs;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Tests of what becomes of mail: a customer nobody else has, and a postman. */
abstract class MailTest {

    @Autowired
    Intake intake;
    @Autowired
    Blobs blobs;
    @Autowired
    Connections connections;
    @Autowired
    JdbcClient db;

    final String customer = Letters.somebody();
    /** The Message-ID of the customer's first mail. */
    final String first = "<m1." + customer + ">";
    Letters letters;

    @BeforeEach
    void a_postman() {
        letters = new Letters(intake, blobs, connections, db);
    }
}
