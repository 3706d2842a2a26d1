package io.kenh.connector.asterisk;

import static org.assertj.core.api.Assertions.assertThat;

import io.kenh.platform.Json;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Channels of the REST interface, which do not say to which call they belong, become the same calls as those of the manager interface. */
class AriWordsTest {

    private final AriWords words = new AriWords();
    private final CallTracker tracker = new CallTracker("https://pbx.example/{id}.wav");

    @Test
    void aCustomersCallRingsIsAnsweredAndEnds() {
        String trunk = channel("1.1", "PJSIP/trunk-01", "Ring", "0901234567", "02871001234");
        String telephone = channel("1.2", "PJSIP/101-02", "Down", "", "");

        assertThat(told("{'type':'ChannelCreated','channel':%s}", trunk)).containsExactly("ringing in 0901234567 null");
        assertThat(told("{'type':'ChannelCreated','channel':%s}", telephone)).isEmpty();
        assertThat(told("{'type':'Dial','caller':%s,'peer':%s,'dialstatus':'','dialstring':'101'}", trunk, telephone)).containsExactly("ringing in 0901234567 101");
        assertThat(told("{'type':'Dial','caller':%s,'peer':%s,'dialstatus':'RINGING'}", trunk, telephone)).isEmpty();
        assertThat(told("{'type':'Dial','caller':%s,'peer':%s,'dialstatus':'ANSWER'}", trunk, telephone)).containsExactly("answered in 0901234567 101");
        assertThat(told("{'type':'ChannelDestroyed','channel':%s,'cause':16}", telephone)).isEmpty();
        assertThat(told("{'type':'ChannelDestroyed','channel':%s,'cause':16}", trunk)).containsExactly("ended in 0901234567 101");
    }

    @Test
    void aColleaguesCallThatTheHubHasOrderedIsOneToTheOutside() {
        String telephone = channel("2.1", "PJSIP/101-03", "Down", "0901234567", "0901234567");
        String trunk = channel("2.2", "PJSIP/trunk-04", "Down", "0901234567", "");

        assertThat(told("{'type':'ChannelCreated','channel':%s}", telephone)).isEmpty();
        assertThat(told("{'type':'Dial','peer':%s,'dialstatus':''}", telephone)).isEmpty();
        assertThat(told("{'type':'ChannelCreated','channel':%s}", trunk)).as("a line that the exchange opens itself is no caller").isEmpty();
        assertThat(told("{'type':'Dial','caller':%s,'peer':%s,'dialstatus':''}", telephone, trunk)).containsExactly("ringing out 0901234567 101");
        assertThat(told("{'type':'Dial','caller':%s,'peer':%s,'dialstatus':'ANSWER'}", telephone, trunk)).containsExactly("answered out 0901234567 101");
        assertThat(told("{'type':'ChannelDestroyed','channel':%s,'cause':16}", trunk)).isEmpty();
        assertThat(told("{'type':'ChannelDestroyed','channel':%s,'cause':16}", telephone)).containsExactly("ended out 0901234567 101");
    }

    @Test
    void whatIsNoCallSaysNothing() {
        assertThat(told("{'type':'PlaybackStarted'}")).isEmpty();
        assertThat(told("{'type':'Dial'}")).isEmpty();
        assertThat(told("{'type':'ChannelCreated'}")).isEmpty();
        assertThat(told("[]")).isEmpty();
    }

    private List<String> told(String event, Object... channels) {
        return Optional.of(words.of(Json.tree(event.formatted(channels).replace('\'', '"')))).flatMap(tracker::hear)
                .map(told -> "%s %s %s %s".formatted(told.get("state"), told.get("direction"), told.getOrDefault("caller", told.get("callee")), told.get("extension"))).stream().toList();
    }

    private static String channel(String id, String name, String state, String number, String exten) {
        return "{'id':'%s','name':'%s','state':'%s','caller':{'number':'%s'},'dialplan':{'exten':'%s'}}".formatted(id, name, state, number, exten);
    }
}
