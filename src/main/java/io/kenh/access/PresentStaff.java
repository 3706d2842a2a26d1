package io.kenh.access;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.util.Objects;
import java.util.Optional;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Reads the signed-in person anew with each request, so that a lost role, a new password or an ended
 * access counts at once, on every node.
 */
public class PresentStaff extends OncePerRequestFilter {

    private static final String ATTRIBUTE = PresentStaff.class.getName();

    private final StaffAccounts accounts;
    private final SignInDesk desk;

    PresentStaff(StaffAccounts accounts, SignInDesk desk) {
        this.accounts = accounts;
        this.desk = desk;
    }

    /** The person behind a request; empty before signing in. */
    public static Optional<StaffMember> of(HttpServletRequest request) {
        return Optional.ofNullable((StaffMember) request.getAttribute(ATTRIBUTE));
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
        if (authentication != null && authentication.getPrincipal() instanceof SignedIn signedIn) {
            accounts.find(signedIn.id()).filter(present -> isStill(signedIn, present))
                    .ifPresentOrElse(present -> request.setAttribute(ATTRIBUTE, present), () -> signOut(request));
        }
        chain.doFilter(request, response);
    }

    private boolean isStill(SignedIn then, StaffMember now) {
        return now.active() && now.role() == then.role()
                && Objects.equals(desk.passwordHash(then.id()), then.passwordHash());
    }

    private static void signOut(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        if (session != null) {
            session.invalidate();
        }
        SecurityContextHolder.clearContext();
    }
}
