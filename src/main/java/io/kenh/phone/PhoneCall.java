package io.kenh.phone;

import java.time.Instant;

/**
 * A call as far as it is known.
 *
 * @param id         row id
 * @param externalId the exchange's id of the whole call
 * @param direction  {@code in} or {@code out}
 * @param phone      the customer's number, E.164; null for a hidden one
 * @param shown      the same as it was sent, or null
 * @param extension  our side; the last that rang or the one that answered; or null
 * @param hotline    the number that was called, or null
 * @param staffId    who has the extension, or null
 * @param contactId  whose number it is, or null
 * @param leadId     the open lead with this number, or null
 * @param answered   null while nobody has
 * @param ended      null while it lasts
 * @param outcome    {@code ANSWERED}, {@code NO_ANSWER}, {@code BUSY}, {@code FAILED} or {@code CANCELLED}; null while it lasts
 * @param recording  where the exchange keeps it, or null
 * @param taskId     the task to call back, or null
 */
public record PhoneCall(long id, long connectionId, String externalId, String direction, String phone, String shown, String extension, String hotline,
                        Long staffId, Long contactId, Long leadId, Instant started, Instant answered, Instant ended, Integer talkSeconds, String outcome,
                        String recording, Long taskId) {

    /** Whether a customer called and nobody answered. */
    public boolean isMissed() {
        return direction.equals("in") && ended != null && answered == null;
    }

    /** {@code ringing}, {@code answered}, {@code missed} or {@code ended}. */
    public String state() {
        if (ended != null) {
            return isMissed() ? "missed" : "ended";
        }
        return answered == null ? "ringing" : "answered";
    }

    /**
     * The same after one more thing was heard. Exchanges tell things twice and in any order, so nothing steps back: what has
     * ended stays ended, what was answered stays answered.
     */
    PhoneCall after(CallNews news, Long staff) {
        boolean over = ended != null;
        boolean talked = news.state().equals("answered") || news.state().equals("ended") && ("ANSWERED".equals(news.outcome()) || news.talk() != null && news.talk() > 0);
        Instant begin = answered == null && talked ? (news.talk() == null ? news.at() : news.at().minusSeconds(news.talk())) : answered;
        Instant end = ended == null && news.state().equals("ended") ? news.at() : ended;
        boolean ours = news.extension() != null && (extension == null || !over && answered == null || news.state().equals("answered"));
        return new PhoneCall(id, connectionId, externalId, direction, phone, shown, ours ? news.extension() : extension, or(hotline, news.hotline()),
                ours ? staff : staffId, contactId, leadId, started.isAfter(news.at()) ? news.at() : started, begin, end, talk(news, begin, end),
                end == null ? null : outcome(news, begin), or(recording, news.recording()), taskId);
    }

    private Integer talk(CallNews news, Instant begin, Instant end) {
        if (news.talk() != null) {
            return news.talk();
        }
        return talkSeconds == null && begin != null && end != null ? Integer.valueOf((int) Math.max(0, end.getEpochSecond() - begin.getEpochSecond())) : talkSeconds;
    }

    private String outcome(CallNews news, Instant begin) {
        if (begin != null) {
            return "ANSWERED";
        }
        String told = outcome == null ? news.outcome() : outcome;
        return told == null ? "NO_ANSWER" : told;
    }

    private static <T> T or(T first, T second) {
        return first == null ? second : first;
    }
}
