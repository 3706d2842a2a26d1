package io.kenh.intake.smtp;

/** What we answer. The numbers are those of RFC 5321, 3463 and 2033. */
final class Says {

    static final String READY_FOR_TLS = "220 2.0.0 Go ahead";
    static final String BYE = "221 2.0.0 Bye";
    static final String OK = "250 2.0.0 Ok";
    static final String SENDER_OK = "250 2.1.0 Sender ok";
    static final String RECIPIENT_OK = "250 2.1.5 Recipient ok";
    static final String STORED = "250 2.0.0 Stored as ";
    static final String NOT_SAID = "252 2.5.0 Send a mail and see";
    static final String GO_ON = "354 End with <CR><LF>.<CR><LF>";
    static final String STOPPING = "421 4.3.2 Stopping; try again later";
    static final String TIMEOUT = "421 4.4.2 Too slow";
    static final String TOO_MANY_CLIENTS = "421 4.7.0 Too many connections; try again later";
    static final String TOO_MANY_ERRORS = "421 4.7.0 Too many errors";
    static final String PAUSED = "450 4.2.0 This address takes no mail at present; try again later";
    static final String NOT_STORED = "451 4.3.0 Not stored; try again later";
    static final String NO_MEMORY = "452 4.3.1 Too much at once; try again later";
    static final String TOO_MANY_RECIPIENTS = "452 4.5.3 Too many recipients; bring the rest in another mail";
    static final String UNREADABLE = "500 5.5.2 Not a command: at most 2048 bytes, no control characters, CR LF at the end";
    static final String WHAT = "500 5.5.1 Unknown command";
    static final String SYNTAX = "501 5.5.4 Syntax: ";
    static final String ORDER = "503 5.5.1 Not now: ";
    static final String NO_RECIPIENTS = "554 5.5.1 No valid recipients";
    static final String UNKNOWN = "550 5.1.1 Nobody here has this address";
    static final String NO_RELAY = "550 5.7.1 This host takes no mail for that domain";
    static final String TOO_LARGE = "552 5.3.4 The mail is larger than %d bytes";
    static final String LINE_TOO_LONG = "554 5.6.0 The mail has a line of more than %d bytes";
    static final String EAGER = "554 5.7.0 Nothing may follow STARTTLS before our answer";
    static final String PARAMETER = "555 5.5.4 Unknown parameter: ";

    private Says() {
    }
}
