package io.kenh.api;

import io.kenh.HubTest;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.context.annotation.Import;

/** The hub with a client that has the administrator's token. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@HubTest(properties = "kenh.admin-token=" + ApiTest.ADMIN)
@Import(Client.class)
public @interface ApiTest {

    String ADMIN = "token-of-the-administrator";
}
