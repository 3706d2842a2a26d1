package io.kenh.connector.token;

import io.kenh.connector.Answer;

/** A provider gave no token. */
public final class Refused extends RuntimeException {

    private final transient Answer answer;

    Refused(Answer answer) {
        super(answer.text(), null, false, false);
        this.answer = answer;
    }

    /** What the provider said instead. */
    public Answer answer() {
        return answer;
    }
}
