package io.kenh.connector.mail;

import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPSenderFailedException;

/** What the server said, as the connector's answer table reads it. */
record Reply(String code, String id, String text) {

    private static final int NEGATIVE = 400;

    /** The server's refusal inside an exception; empty when it said nothing. */
    static Optional<Reply> in(MessagingException failure) {
        return Stream.<Throwable>iterate(failure, t -> t != null, Reply::next).map(Reply::read)
                .flatMap(Optional::stream).reduce((first, last) -> last);
    }

    private static Throwable next(Throwable t) {
        return t instanceof MessagingException m ? m.getNextException() : null;
    }

    private static Optional<Reply> read(Throwable t) {
        if (t instanceof AuthenticationFailedException) {
            return Optional.of(new Reply("535", null, t.getMessage()));
        }
        int code = t instanceof SMTPSendFailedException e ? e.getReturnCode()
                : t instanceof SMTPAddressFailedException e ? e.getReturnCode()
                : t instanceof SMTPSenderFailedException e ? e.getReturnCode() : 0;
        return code < NEGATIVE ? Optional.empty()
                : Optional.of(new Reply(Integer.toString(code), null, t.getMessage().strip()));
    }
}
