package io.kenh.world.provider;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** Finds whom a message is for and what it says, by the names that providers use for it, so that no folder need say. */
final class Fields {

    private static final List<String> TO = List.of("Phone", "phone", "to.0", "to", "To", "phoneNumber", "phone_number",
            "phoneNumbers.0", "Phones.0", "x-kannel-to", "Phonenumber", "RQST.MOBILELIST", "mobile", "msisdn", "destination", "messages.0.destinations.0.to",
            "recipient.user_id", "recipient.id", "user_id", "UserID", "address");
    private static final List<String> TEXT = List.of("Content", "content", "text", "Text", "Body", "body", "message.text",
            "textMessage.text", "messages.0.content.text", "messages.0.text", "message", "template_data", "Message", "sms", "RQST.PARAMS.0.CONTENT");

    private Fields() {
    }

    /** Null where none of the usual names stands. */
    static String to(Asked asked) {
        return first(TO, asked);
    }

    /** Null where none of the usual names stands. */
    static String text(Asked asked) {
        String found = first(TEXT, asked);
        String type = asked.request().header("Content-Type");
        return found == null && type != null && type.startsWith("text/plain") ? asked.request().body() : found;
    }

    private static String first(List<String> names, Asked asked) {
        return names.stream()
                .flatMap(name -> Stream.of(Bodies.field(asked.body(), name), asked.request().query(name),
                        name.startsWith("x-") ? asked.request().header(name) : null))
                .filter(Objects::nonNull).findFirst().orElse(null);
    }
}
