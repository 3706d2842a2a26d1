package io.kenh.livechat;

/** One visitor or address does more in a minute than people do. */
public final class TooMuch extends RuntimeException {

    TooMuch() {
        super("more in one minute than a person writes; please wait a moment", null, false, false);
    }
}
