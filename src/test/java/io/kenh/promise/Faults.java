package io.kenh.promise;

import java.util.function.Consumer;
import org.apache.camel.AsyncCallback;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.NamedNode;
import org.apache.camel.Processor;
import org.apache.camel.model.BeanDefinition;
import org.apache.camel.spi.InterceptStrategy;
import org.apache.camel.support.processor.DelegateAsyncProcessor;

/** Lets a test make any step of any line fail: what the hook throws, the step throws. */
final class Faults implements InterceptStrategy {

    private volatile Consumer<String> hook = step -> { };

    /** The hook gets a step as {@code bean.method} before it runs. */
    void before(Consumer<String> hook) {
        this.hook = hook;
    }

    void none() {
        before(step -> { });
    }

    @Override
    public Processor wrapProcessorInInterceptors(CamelContext context, NamedNode definition, Processor target, Processor next) {
        if (!(definition instanceof BeanDefinition bean)) {
            return target;
        }
        String step = bean.getRef() + "." + bean.getMethod();
        return new DelegateAsyncProcessor(target) {
            @Override
            public boolean process(Exchange exchange, AsyncCallback callback) {
                try {
                    hook.accept(step);
                } catch (RuntimeException | Error fault) {
                    exchange.setException(fault);
                    callback.done(true);
                    return true;
                }
                return super.process(exchange, callback);
            }
        };
    }
}
