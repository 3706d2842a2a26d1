package io.kenh.world.phone;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What an exchange tells of one call, leg by leg. */
record CallScript(List<Map<String, String>> beginning, List<Map<String, String>> end) {

    private static final String HOTLINE = "02871001234";

    /** A customer's call that rings at an extension. */
    static CallScript in(String id, String from, String to, boolean answered) {
        String line = "PJSIP/trunk-" + serial(id);
        String telephone = "PJSIP/" + to + "-" + serial(id);
        List<Map<String, String>> beginning = new ArrayList<>(List.of(
                leg("Newchannel", id, id, line, Map.of("CallerIDNum", from, "Exten", HOTLINE, "Context", "from-trunk", "ChannelStateDesc", "Ring")),
                leg("DialBegin", id, id, line, Map.of("CallerIDNum", from, "Exten", HOTLINE, "DestChannel", telephone, "DialString", to))));
        if (answered) {
            beginning.add(leg("DialEnd", id, id, line, Map.of("CallerIDNum", from, "DestChannel", telephone, "DialStatus", "ANSWER")));
        }
        return new CallScript(beginning, List.of(leg("Hangup", id, id + "1", telephone, Map.of("Cause", "16")),
                leg("Hangup", id, id, line, Map.of("Cause", answered ? "16" : "19", "Cause-txt", answered ? "Normal Clearing" : "User alerting, no answer"))));
    }

    /** A call that a colleague's telephone makes. */
    static CallScript out(String id, String channel, String number) {
        String telephone = channel + "-" + serial(id);
        String line = "PJSIP/trunk-" + serial(id);
        return new CallScript(List.of(leg("Newchannel", id, id, telephone, Map.of("CallerIDNum", number, "Exten", "", "ChannelStateDesc", "Down")),
                leg("DialBegin", id, id, telephone, Map.of("CallerIDNum", number, "Exten", number, "DestChannel", line, "DialString", number + "@trunk")),
                leg("DialEnd", id, id, telephone, Map.of("DestChannel", line, "DialStatus", "ANSWER"))),
                List.of(leg("Hangup", id, id + "1", line, Map.of("Cause", "16")), leg("Hangup", id, id, telephone, Map.of("Cause", "16"))));
    }

    private static Map<String, String> leg(String event, String call, String leg, String channel, Map<String, String> more) {
        Map<String, String> packet = new LinkedHashMap<>();
        packet.put("Event", event);
        packet.put("Privilege", "call,all");
        packet.put("Channel", channel);
        packet.put("Uniqueid", leg);
        packet.put("Linkedid", call);
        packet.putAll(more);
        return packet;
    }

    private static String serial(String id) {
        return "%08x".formatted(id.hashCode());
    }
}
