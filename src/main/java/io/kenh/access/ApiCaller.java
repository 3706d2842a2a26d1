package io.kenh.access;

import java.security.Principal;

/**
 * The program behind an API call; the principal of its request.
 *
 * @param name name of its token, for causes such as {@code api:shop}
 */
public record ApiCaller(String name, Role role) implements Principal {

    static final ApiCaller ADMINISTRATOR = new ApiCaller("admin-token", Role.ADMIN);

    @Override
    public String getName() {
        return name;
    }
}
