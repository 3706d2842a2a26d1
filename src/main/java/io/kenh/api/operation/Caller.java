package io.kenh.api.operation;

import io.kenh.api.problem.Kind;
import io.kenh.api.problem.Problem;
import io.kenh.event.Cause;
import jakarta.servlet.http.HttpServletRequest;
import java.security.Principal;

/**
 * Whose token a request bears.
 *
 * @param name  the token's name
 * @param admin may do everything
 */
public record Caller(String name, boolean admin) {

    /** @throws Problem when nobody has been recognised, so that a gap elsewhere opens nothing here */
    static Caller of(HttpServletRequest request) {
        Principal principal = request.getUserPrincipal();
        if (principal == null) {
            throw Problem.of(Kind.UNAUTHORIZED, "Send the header Authorization: Bearer TOKEN.");
        }
        return new Caller(principal.getName(), request.isUserInRole("ADMIN"));
    }

    /** Why something was done, for the log of changes. */
    public Cause cause() {
        return new Cause("api:" + name, 0);
    }

    void allowed(Operation.Access access) {
        if (access == Operation.Access.ADMIN && !admin) {
            throw Problem.of(Kind.FORBIDDEN, "This needs a token with the role admin; " + name + " has not.");
        }
    }
}
