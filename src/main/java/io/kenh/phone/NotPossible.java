package io.kenh.phone;

/** A call cannot even be asked for. */
public final class NotPossible extends IllegalStateException {

    /** Why. */
    public enum Why {
        /** No connection can call. */
        EXCHANGE("there is no exchange to call by; add one under Connections"),
        /** Nobody has said which telephone is the colleague's. */
        EXTENSION("you have no extension yet; an administrator enters it under Calls"),
        /** It is no telephone number. */
        NUMBER("this is no telephone number");

        private final String sentence;

        Why(String sentence) {
            this.sentence = sentence;
        }
    }

    private final Why why;

    NotPossible(Why why) {
        super(why.sentence);
        this.why = why;
    }

    /** The reason; its sentence for people is the text {@code call.not.EXCHANGE} and so on. */
    public Why why() {
        return why;
    }
}
