package io.kenh.console;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;

/** There is no such page or record. */
@ResponseStatus(HttpStatus.NOT_FOUND)
public class Missing extends RuntimeException {

    public Missing(String what, long id) {
        super("there is no %s %d".formatted(what, id));
    }
}
