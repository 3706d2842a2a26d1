package io.kenh.api.problem;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.core.Ordered;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.ModelAndView;

/** Answers every exception under {@code /api/}, whoever threw it, as problem details. */
@Component
class ProblemResolver implements HandlerExceptionResolver, Ordered {

    /** Before the resolvers of Spring, which would answer in their own form. */
    @Override
    public int getOrder() {
        return HIGHEST_PRECEDENCE;
    }

    @Override
    public ModelAndView resolveException(HttpServletRequest request, HttpServletResponse response, Object handler, Exception thrown) {
        if (!request.getRequestURI().startsWith("/api/")) {
            return null;
        }
        try {
            ProblemWriter.write(Problems.of(thrown), request.getRequestURI(), request, response);
            return new ModelAndView();
        } catch (IOException gone) {
            return new ModelAndView();
        }
    }
}
