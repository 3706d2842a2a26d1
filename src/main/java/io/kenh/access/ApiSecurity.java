package io.kenh.access;

import jakarta.servlet.http.HttpServletRequest;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.AuthorizeHttpRequestsConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.DefaultSecurityFilterChain;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.OrRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;

/** The doors for programs: bearer tokens, no session, problem details. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnWebApplication
class ApiSecurity {

    private static final List<String> FORWARDED = List.of("Forwarded", "X-Forwarded-For", "X-Real-IP");

    private final Problems problems = new Problems();

    /** Webhooks prove themselves by their connection's own means, links in mails by their seal; files and what stands on other sites' pages are for everyone. */
    @Bean
    @Order(1)
    SecurityFilterChain openPaths() {
        return new DefaultSecurityFilterChain(new OrRequestMatcher(path("/in/**"), path("/f/*"), path("/chat/**"), path("/t/*"), path("/webjars/**"), path("/assets/**")));
    }

    @Bean
    @Order(2)
    SecurityFilterChain api(HttpSecurity http, ApiTokens tokens) throws Exception {
        return bearer(http.securityMatcher("/api/**"), tokens).authorizeHttpRequests(calls -> calls
                .requestMatchers(HttpMethod.GET, "/api/openapi.json", "/api/docs").permitAll()
                .requestMatchers(HttpMethod.GET).authenticated()
                .requestMatchers("/api/v1/connections/**", "/api/v1/automations/**").hasRole(Role.ADMIN.name())
                .anyRequest().authenticated()).build();
    }

    @Bean
    @Order(3)
    SecurityFilterChain actuator(HttpSecurity http, ApiTokens tokens) throws Exception {
        return bearer(http.securityMatcher("/actuator/**"), tokens).authorizeHttpRequests(calls -> {
            calls.requestMatchers("/actuator/health", "/actuator/health/**").permitAll();
            metrics(calls);
            calls.anyRequest().hasRole(Role.ADMIN.name());
        }).build();
    }

    private static void metrics(
            AuthorizeHttpRequestsConfigurer<HttpSecurity>.AuthorizationManagerRequestMatcherRegistry calls) {
        calls.requestMatchers(r -> isMetrics(r) && isLocal(r)).permitAll();
        calls.requestMatchers("/actuator/prometheus").authenticated();
    }

    private HttpSecurity bearer(HttpSecurity http, ApiTokens tokens) throws Exception {
        return http.csrf(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .sessionManagement(s -> s.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .exceptionHandling(e -> e.authenticationEntryPoint(problems).accessDeniedHandler(problems))
                .addFilterBefore(new BearerFilter(tokens, problems), AuthorizationFilter.class);
    }

    private static boolean isMetrics(HttpServletRequest request) {
        return "/actuator/prometheus".equals(request.getServletPath());
    }

    /** Behind a proxy on this machine everybody has its address; such a request carries one of these headers. */
    private static boolean isLocal(HttpServletRequest request) {
        try {
            return FORWARDED.stream().allMatch(header -> request.getHeader(header) == null)
                    && InetAddress.getByName(request.getRemoteAddr()).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }

    private static RequestMatcher path(String pattern) {
        return PathPatternRequestMatcher.withDefaults().matcher(pattern);
    }
}
