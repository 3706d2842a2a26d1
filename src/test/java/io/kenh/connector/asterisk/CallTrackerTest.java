package io.kenh.connector.asterisk;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Legs, as Asterisk tells of them, become one call. */
class CallTrackerTest {

    private final CallTracker tracker = new CallTracker("https://pbx.example/{id}.wav");
    private final List<Map<String, String>> told = new ArrayList<>();

    @Test
    void aCallThroughAQueueToTwoTelephonesIsOneCallAnsweredByOne() {
        hear("Newchannel", "1.1", "PJSIP/trunk-1", "CallerIDNum", "0901234567", "Exten", "02871001234");
        hear("DialBegin", "1.1", "PJSIP/trunk-1", "CallerIDNum", "0901234567", "DestChannel", "PJSIP/101-2");
        hear("DialBegin", "1.1", "PJSIP/trunk-1", "CallerIDNum", "0901234567", "DestChannel", "PJSIP/102-3");
        hear("DialEnd", "1.1", "PJSIP/trunk-1", "DestChannel", "PJSIP/101-2", "DialStatus", "NOANSWER");
        hear("DialEnd", "1.1", "PJSIP/trunk-1", "DestChannel", "PJSIP/102-3", "DialStatus", "ANSWER");
        hear("Hangup", "1.3", "PJSIP/102-3", "Linkedid", "1.1", "Cause", "16");
        hear("Hangup", "1.1", "PJSIP/trunk-1", "Cause", "16");

        assertThat(told).extracting(call -> call.get("state")).containsExactly("ringing", "ringing", "ringing", "answered", "ended");
        assertThat(told).allMatch(call -> call.get("callId").equals("1.1") && call.get("direction").equals("in") && call.get("caller").equals("0901234567"));
        assertThat(told.get(4)).containsEntry("extension", "102").containsEntry("outcome", "ANSWERED").containsEntry("hotline", "02871001234")
                .containsEntry("recordingUrl", "https://pbx.example/1.1.wav");
    }

    @Test
    void aCallThatNobodyTakesEndsWithoutAnAnswerAndWithoutARecording() {
        hear("Newchannel", "2.1", "PJSIP/trunk-1", "CallerIDNum", "0901234567", "Exten", "1900");
        hear("DialBegin", "2.1", "PJSIP/trunk-1", "CallerIDNum", "0901234567", "DestChannel", "PJSIP/101-2");
        hear("DialEnd", "2.1", "PJSIP/trunk-1", "DestChannel", "PJSIP/101-2", "DialStatus", "CANCEL");
        hear("Hangup", "2.1", "PJSIP/trunk-1", "Cause", "19");

        assertThat(told.get(told.size() - 1)).containsEntry("state", "ended").containsEntry("outcome", "NO_ANSWER").doesNotContainKey("recordingUrl");
    }

    @Test
    void aColleaguesCallToTheOutsideNamesTheCustomer() {
        hear("Newchannel", "3.1", "PJSIP/101-1", "CallerIDNum", "101", "Exten", "0901234567");
        hear("DialBegin", "3.1", "PJSIP/101-1", "CallerIDNum", "101", "Exten", "0901234567", "DestChannel", "PJSIP/trunk-2");
        hear("Hangup", "3.1", "PJSIP/101-1", "Cause", "17");

        assertThat(told).extracting(call -> call.get("direction")).containsExactly("out", "out");
        assertThat(told.get(1)).containsEntry("callee", "0901234567").containsEntry("extension", "101").containsEntry("outcome", "BUSY");
    }

    @Test
    void colleaguesAmongThemselvesAndNonsenseTellNothing() {
        hear("Newchannel", "4.1", "PJSIP/101-1", "CallerIDNum", "101", "Exten", "102");
        hear("DialBegin", "4.1", "PJSIP/101-1", "CallerIDNum", "101", "DestChannel", "PJSIP/102-2");
        hear("DialEnd", "4.1", "PJSIP/101-1", "DestChannel", "PJSIP/102-2", "DialStatus", "ANSWER");
        hear("Hangup", "4.1", "PJSIP/101-1", "Cause", "16");
        hear("Hangup", "9.9", "PJSIP/101-1", "Cause", "16");
        hear("FullyBooted", "", "");

        assertThat(told).isEmpty();
    }

    private void hear(String event, String unique, String channel, String... more) {
        Map<String, String> packet = new HashMap<>(Map.of("Event", event, "Uniqueid", unique, "Linkedid", unique, "Channel", channel));
        for (int i = 0; i < more.length; i += 2) {
            packet.put(more[i], more[i + 1]);
        }
        tracker.hear(packet).ifPresent(told::add);
    }
}
