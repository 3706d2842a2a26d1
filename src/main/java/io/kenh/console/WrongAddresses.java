package io.kenh.console;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.core.Ordered;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.ModelAndView;

/** Shows browsers a page where Spring would answer an address that leads nowhere with problem details; programs get those. */
@Component
class WrongAddresses implements HandlerExceptionResolver, Ordered {

    /** Before the resolvers of Spring. */
    @Override
    public int getOrder() {
        return HIGHEST_PRECEDENCE;
    }

    @Override
    public ModelAndView resolveException(HttpServletRequest request, HttpServletResponse response, Object handler, Exception thrown) {
        int status = status(thrown);
        if (status == 0 || !isBrowser(request)) {
            return null;
        }
        try {
            response.sendError(status);
        } catch (IOException gone) {
            // nobody is left to be shown anything
        }
        return new ModelAndView();
    }

    /** 0 for what is not about the request. */
    private static int status(Exception thrown) {
        if (thrown instanceof MethodArgumentTypeMismatchException wrong) {
            return wrong.getParameter().hasParameterAnnotation(PathVariable.class) ? HttpServletResponse.SC_NOT_FOUND : HttpServletResponse.SC_BAD_REQUEST;
        }
        return thrown instanceof ErrorResponse refusal ? refusal.getStatusCode().value() : 0;
    }

    private static boolean isBrowser(HttpServletRequest request) {
        String accept = request.getHeader(HttpHeaders.ACCEPT);
        return accept != null && accept.contains("text/html") && request.getHeader("HX-Request") == null && !request.getRequestURI().startsWith("/api/");
    }
}
