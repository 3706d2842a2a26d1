package io.kenh.api.problem;

import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.HttpMediaTypeNotAcceptableException;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.HttpRequestMethodNotSupportedException;

/** Turns whatever was thrown into the problem its sender may see. */
final class Problems {

    private static final Logger LOG = LoggerFactory.getLogger(Problems.class);
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final String SECONDS_TO_WAIT = "5";

    private Problems() {
    }

    static Problem of(Throwable thrown) {
        if (thrown instanceof Problem problem) {
            return problem;
        } else if (thrown instanceof AccessDeniedException) {
            return ofStatus(403);
        } else if (thrown instanceof AuthenticationException) {
            return ofStatus(401);
        } else if (thrown instanceof TransientDataAccessException || thrown instanceof DataAccessResourceFailureException
                || thrown instanceof CannotCreateTransactionException) {
            LOG.warn("The database did not answer in time: {}", thrown.getMessage());
            return ofStatus(503);
        }
        return thrown instanceof ErrorResponse refusal ? ofRefusal(refusal) : unexpected(thrown);
    }

    /** For a status that a filter or the server chose. */
    static Problem ofStatus(int status) {
        Kind kind = Kind.of(status);
        return switch (kind) {
            case UNAUTHORIZED -> Problem.of(kind, "Send the header Authorization: Bearer TOKEN with a token that is not revoked.")
                    .with("WWW-Authenticate", "Bearer");
            case FORBIDDEN -> Problem.of(kind, "This needs a token with more rights.");
            case NOT_FOUND -> Problem.of(kind, "Nothing has this address; /api/docs lists all that have.");
            case TOO_MANY_REQUESTS -> Problem.of(kind, "Wait and try again.").with("Retry-After", SECONDS_TO_WAIT);
            case UNAVAILABLE -> Problem.of(kind, "Try again in a few seconds.").with("Retry-After", SECONDS_TO_WAIT);
            default -> Problem.of(kind, kind.title() + ".");
        };
    }

    private static Problem ofRefusal(ErrorResponse refusal) {
        if (refusal instanceof HttpRequestMethodNotSupportedException method && method.getSupportedHttpMethods() != null) {
            String allowed = method.getSupportedHttpMethods().stream().map(HttpMethod::name).sorted().collect(Collectors.joining(", "));
            return Problem.of(Kind.METHOD_NOT_ALLOWED, "Found " + method.getMethod() + ", wanted one of " + allowed + ".").with("Allow", allowed);
        } else if (refusal instanceof HttpMediaTypeNotSupportedException type) {
            return Problem.of(Kind.UNSUPPORTED_MEDIA_TYPE, "Found " + (type.getContentType() == null ? "no Content-Type" : type.getContentType())
                    + ", wanted " + MediaType.toString(type.getSupportedMediaTypes()) + ".");
        } else if (refusal instanceof HttpMediaTypeNotAcceptableException type) {
            return Problem.of(Kind.NOT_ACCEPTABLE, "This answers as " + MediaType.toString(type.getSupportedMediaTypes()) + "; accept that.");
        }
        return ofStatus(refusal.getStatusCode().value());
    }

    private static Problem unexpected(Throwable thrown) {
        byte[] bytes = new byte[6];
        RANDOM.nextBytes(bytes);
        String id = HexFormat.of().formatHex(bytes);
        LOG.error("Error {} while answering a call of the API", id, thrown);
        return Problem.of(Kind.INTERNAL_ERROR, "The hub's log says more under error " + id + ".");
    }
}
