package io.kenh.access;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.web.servlet.server.CookieSameSiteSupplier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.security.authentication.LockedException;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AuthorizeHttpRequestsConfigurer;
import org.springframework.security.config.annotation.web.configurers.FormLoginConfigurer;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.AnonymousAuthenticationFilter;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.savedrequest.HttpSessionRequestCache;
import org.springframework.security.web.savedrequest.RequestCache;

/** The door for people: a form, a session, and pages that run nothing but our own files. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnWebApplication
class ConsoleSecurity {

    private static final String CONTENT = String.join("; ", "default-src 'self'", "script-src 'self'", "style-src 'self'",
            "img-src 'self' data:", "font-src 'self'", "object-src 'none'", "base-uri 'none'", "form-action 'self'",
            "frame-src 'self'", "frame-ancestors 'self'");
    private static final String ADMIN = Role.ADMIN.name();

    @Bean
    @Order(100)
    SecurityFilterChain console(HttpSecurity http, StaffAccounts accounts, SignInDesk desk) throws Exception {
        return http.authorizeHttpRequests(ConsoleSecurity::paths)
                .formLogin(ConsoleSecurity::form)
                .logout(out -> out.logoutUrl("/sign-out").logoutSuccessUrl("/sign-in?bye").deleteCookies("JSESSIONID"))
                .headers(ConsoleSecurity::headers)
                // mail programs unsubscribe by a POST of their own; the link itself is the secret
                .csrf(csrf -> csrf.ignoringRequestMatchers("/u/*"))
                .requestCache(cache -> cache.requestCache(pagesOnly()))
                .exceptionHandling(e -> e.defaultAuthenticationEntryPointFor(ConsoleSecurity::leaveThePage, ConsoleSecurity::isPart))
                .addFilterBefore(new PresentStaff(accounts, desk), AnonymousAuthenticationFilter.class)
                .build();
    }

    /** Another site's page cannot make the browser send the session along with a form. */
    @Bean
    CookieSameSiteSupplier sessionCookie() {
        return CookieSameSiteSupplier.ofLax().whenHasName("JSESSIONID");
    }

    private static void paths(
            AuthorizeHttpRequestsConfigurer<HttpSecurity>.AuthorizationManagerRequestMatcherRegistry paths) {
        // the second half of a request that was let in when it came
        paths.dispatcherTypeMatchers(DispatcherType.ASYNC).permitAll()
                .requestMatchers("/sign-in", "/start/*", "/welcome/*", "/u/*", "/error", "/favicon.ico").permitAll()
                .requestMatchers("/staff/**", "/tokens/**", "/sending/**", "/sla/policies/**", "/sla/calendars/**", "/fields/**", "/assignment/**", "/receiving/**", "/subscriptions/**", "/syncs/**", "/connections/new/**", "/connections/granted/**").hasRole(ADMIN)
                .requestMatchers("/connections/*/edit", "/connections/*/form/**", "/connections/*/connect", "/calls/telephones", "/automations/new", "/automations/import", "/automations/*/edit", "/automations/*/copy",
                        "/campaigns/new", "/campaigns/*/edit").hasRole(ADMIN)
                .requestMatchers(HttpMethod.POST, "/templates/preview").authenticated()
                .requestMatchers(HttpMethod.POST, "/connections/**", "/automations/**", "/parked/**", "/templates/**", "/packs/**", "/imports/**", "/campaigns/**").hasRole(ADMIN)
                .anyRequest().authenticated();
    }

    private static void form(FormLoginConfigurer<HttpSecurity> form) {
        form.loginPage("/sign-in").usernameParameter("email").defaultSuccessUrl("/")
                .failureHandler((request, response, why) -> response.sendRedirect(
                        request.getContextPath() + (why instanceof LockedException ? "/sign-in?wait" : "/sign-in?wrong")));
    }

    /** After signing in, people go on to a page, never to a part of one that had been refreshing itself. */
    private static RequestCache pagesOnly() {
        HttpSessionRequestCache cache = new HttpSessionRequestCache();
        cache.setRequestMatcher(request -> "GET".equals(request.getMethod()) && !isPart(request)
                && String.valueOf(request.getHeader(HttpHeaders.ACCEPT)).contains("text/html"));
        return cache;
    }

    private static boolean isPart(HttpServletRequest request) {
        return request.getHeader("HX-Request") != null;
    }

    /** A part of a page cannot show the form; the browser is told to open it. */
    private static void leaveThePage(HttpServletRequest request, HttpServletResponse response, AuthenticationException why) {
        response.setHeader("HX-Redirect", request.getContextPath() + "/sign-in");
        response.setStatus(HttpStatus.UNAUTHORIZED.value());
    }

    private static void headers(HeadersConfigurer<HttpSecurity> headers) {
        headers.contentSecurityPolicy(policy -> policy.policyDirectives(CONTENT))
                .frameOptions(HeadersConfigurer.FrameOptionsConfig::sameOrigin)
                .referrerPolicy(policy -> policy.policy(ReferrerPolicy.SAME_ORIGIN))
                .permissionsPolicyHeader(policy -> policy.policy("camera=(), microphone=(), geolocation=()"));
    }
}
