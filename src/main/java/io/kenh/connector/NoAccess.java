package io.kenh.connector;

/** A provider gave no token; {@link #answer()} says why and what to do. */
public class NoAccess extends RuntimeException {

    private final transient Answer answer;

    public NoAccess(Answer answer) {
        super(answer.text(), null, false, false);
        this.answer = answer;
    }

    /** What the provider said instead. */
    public Answer answer() {
        return answer;
    }
}
