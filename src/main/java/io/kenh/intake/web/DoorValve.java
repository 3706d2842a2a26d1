package io.kenh.intake.web;

import jakarta.servlet.Servlet;
import jakarta.servlet.ServletException;
import java.io.IOException;
import org.apache.catalina.Wrapper;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;

/**
 * Takes requests for the door past the filters. None of them has anything to say about a webhook, and
 * together they cost more than the door itself.
 */
final class DoorValve extends ValveBase {

    static final String DOOR = "door";

    DoorValve() {
        super(true);
    }

    @Override
    public void invoke(Request request, Response response) throws IOException, ServletException {
        Wrapper target = request.getWrapper();
        if (target == null || !DOOR.equals(target.getName())) {
            getNext().invoke(request, response);
            return;
        }
        Servlet door = target.allocate();
        try {
            door.service(request.getRequest(), response.getResponse());
        } finally {
            // a graceful stop waits until every request has given its servlet back
            target.deallocate(door);
        }
    }
}
