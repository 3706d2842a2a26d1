package io.kenh.connector.call;

import io.kenh.connector.Answer;
import io.kenh.connector.Outcome;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import java.util.List;
import java.util.concurrent.RejectedExecutionException;
import java.util.stream.Stream;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLPeerUnverifiedException;
import org.apache.camel.component.kamelet.KameletConsumerNotAvailableException;
import org.apache.hc.client5.http.ConnectTimeoutException;
import org.apache.hc.core5.http.ConnectionRequestTimeoutException;

/** What an exception during a call means. The question is always: had the request left? */
final class Failures {

    private static final List<Class<? extends Throwable>> BEFORE_SENDING = List.of(ConnectException.class,
            UnknownHostException.class, NoRouteToHostException.class, ConnectTimeoutException.class,
            ConnectionRequestTimeoutException.class, SSLHandshakeException.class, SSLPeerUnverifiedException.class,
            KameletConsumerNotAvailableException.class, RejectedExecutionException.class);

    private Failures() {
    }

    static Answer answer(Throwable failure) {
        Throwable cause = Stream.iterate(failure, t -> t != null, Throwable::getCause)
                .filter(t -> isAny(t) || t instanceof IOException)
                .findFirst().orElse(failure);
        return isAny(cause) ? Answer.of(Outcome.RETRY, "kenh.unreachable", sentence(cause))
                : Answer.of(Outcome.UNKNOWN, "kenh.no-answer", sentence(cause));
    }

    /** The Kamelet could not be set up, so nothing was tried. */
    static Answer notBuilt(Exception failure) {
        return Answer.of(Outcome.CONFIG, "kenh.kamelet", sentence(root(failure)));
    }

    private static Throwable root(Throwable failure) {
        return failure.getCause() == null ? failure : root(failure.getCause());
    }

    private static boolean isAny(Throwable failure) {
        return BEFORE_SENDING.stream().anyMatch(type -> type.isInstance(failure));
    }

    private static String sentence(Throwable failure) {
        return failure.getClass().getSimpleName() + ": " + failure.getMessage();
    }
}
