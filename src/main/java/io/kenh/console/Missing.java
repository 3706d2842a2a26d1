package io.kenh.console;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;

/** There is no such page or record. */
@ResponseStatus(HttpStatus.NOT_FOUND)
public class Missing extends RuntimeException {

    public Missing(String what, long id) {
        this("%s %d".formatted(what, id));
    }

    /** @param what with its name, such as {@code SLA policy gold} */
    public Missing(String what) {
        super("there is no " + what);
    }
}
