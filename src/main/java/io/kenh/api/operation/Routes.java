package io.kenh.api.operation;

import jakarta.servlet.http.HttpServletRequest;
import java.lang.reflect.Method;
import java.util.List;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;
import org.springframework.util.ReflectionUtils;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Gives every operation its address. */
@Component
public class Routes {

    /** Where the API begins. */
    public static final String ROOT = "/api/v1";
    private static final Method ANSWER = ReflectionUtils.findMethod(Endpoint.class, "answer", HttpServletRequest.class);

    private final List<Operation> operations;

    Routes(List<Section> sections, Repetition repetition,
           @Qualifier("requestMappingHandlerMapping") RequestMappingHandlerMapping mapping) {
        operations = sections.stream().flatMap(section -> section.operations().stream()).toList();
        operations.forEach(operation -> mapping.registerMapping(address(operation, mapping), new Endpoint(operation, repetition), ANSWER));
    }

    /** Everything the API can do. */
    public List<Operation> operations() {
        return operations;
    }

    private static RequestMappingInfo address(Operation operation, RequestMappingHandlerMapping mapping) {
        RequestMappingInfo.Builder address = RequestMappingInfo.paths(ROOT + operation.path())
                .methods(RequestMethod.resolve(operation.method())).produces(operation.produces());
        return (!operation.hasBody() ? address : address.consumes(operation.form().types()))
                .options(mapping.getBuilderConfiguration()).build();
    }
}
