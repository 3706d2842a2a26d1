package io.kenh.console.livechat;

import io.kenh.livechat.LiveChat;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * A browser asks whether a page of another site may talk to a window. The answer hangs on the window's own list, and the
 * framework would refuse such a question before any controller hears it.
 */
@Component
class Preflight extends OncePerRequestFilter {

    private static final String PATH = "/chat/";

    private final LiveChat chat;

    Preflight(LiveChat chat) {
        this.chat = chat;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !request.getMethod().equals("OPTIONS") || !request.getRequestURI().startsWith(request.getContextPath() + PATH);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain) throws ServletException, IOException {
        String name = request.getRequestURI().substring(request.getContextPath().length() + PATH.length()).replaceFirst("/.*", "");
        Optional<String> site = chat.window(name).map(window -> Sites.readableBy(window, request));
        response.addHeader("Vary", "Origin");
        if (site.isEmpty()) {
            response.setStatus(HttpServletResponse.SC_FORBIDDEN);
            return;
        }
        response.setHeader("Access-Control-Allow-Origin", site.get());
        response.setHeader("Access-Control-Allow-Methods", "GET, POST");
        response.setHeader("Access-Control-Allow-Headers", "Authorization, Content-Type");
        response.setHeader("Access-Control-Max-Age", "86400");
        response.setStatus(HttpServletResponse.SC_NO_CONTENT);
    }
}
