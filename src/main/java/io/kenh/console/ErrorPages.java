package io.kenh.console;

import io.kenh.access.PresentStaff;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import java.util.Set;
import org.springframework.boot.autoconfigure.web.servlet.error.ErrorViewResolver;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.ModelAndView;

/** What a browser shows where a page is not there or cannot be made: inside the frame for those who are signed in, alone for others. */
@Component
class ErrorPages implements ErrorViewResolver {

    /** Lists that lie above pages of one thing; the address of the list is a way on. */
    private static final Set<String> LISTS = Set.of("tickets", "contacts", "leads", "accounts", "opportunities", "tasks", "campaigns", "calls", "events",
            "automations", "messages", "parked", "templates", "imports", "connections", "syncs", "subscriptions", "staff");
    /** Visitors of other sites come by these and have no way into the console. */
    private static final Set<String> OUTSIDE = Set.of("f", "chat", "u", "t", "in");

    private final Frame frame;

    ErrorPages(Frame frame) {
        this.frame = frame;
    }

    @Override
    public ModelAndView resolveErrorView(HttpServletRequest request, HttpStatus status, Map<String, Object> model) {
        String path = request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI) instanceof String asked ? asked : "/";
        String area = path.replaceFirst("^/([^/]*).*$", "$1");
        ModelAndView page = new ModelAndView(PresentStaff.of(request).isPresent() ? "console/entry/lost" : "error", model, status);
        page.addObject("words", status == HttpStatus.NOT_FOUND || status == HttpStatus.FORBIDDEN ? status.value() : status.is4xxClientError() ? 400 : 500);
        page.addObject("list", LISTS.contains(area) && !path.equals("/" + area) ? area : null);
        page.addObject("inside", !OUTSIDE.contains(area));
        page.addObject("me", frame.me(request));
        page.addObject("practice", frame.practice());
        page.addObject("waiting", frame.waiting(request));
        page.addObject("here", "/");
        return page;
    }
}
