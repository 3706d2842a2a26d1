package io.kenh.intake.web;

/** The door does not let this request in; the text is for whoever sent it. */
final class Refused extends RuntimeException {

    private final int status;
    private final String title;

    Refused(int status, String title, String detail) {
        super(detail, null, false, false);
        this.status = status;
        this.title = title;
    }

    int status() {
        return status;
    }

    String title() {
        return title;
    }
}
