package io.kenh.intake.channel;

import com.fasterxml.jackson.databind.JsonNode;
import io.kenh.connector.Connection;
import io.kenh.connector.Connections;
import io.kenh.connector.Connector;
import io.kenh.connector.Connectors;
import io.kenh.crm.Addresses;
import io.kenh.event.Arrival;
import io.kenh.event.Arrival.Address;
import io.kenh.event.Arrival.Sender;
import io.kenh.event.InboundEvent;
import io.kenh.event.InboundEvent.Kind;
import io.kenh.intake.ChatMessage;
import io.kenh.platform.Json;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.springframework.stereotype.Component;

/**
 * Chats and comments: {@code from} is the channel's own id of the person. The payload's other fields: {@code account} (the page or
 * account that was written to), {@code name}, {@code phone}, {@code email}, {@code text}, {@code attachments} (a list of
 * {@code type} and {@code payload.url}, or {@code file_type} and {@code data_url}), {@code id}, {@code comment}, {@code post}, {@code edited}, {@code echo},
 * {@code millis} or {@code seconds}, and {@code context.*}.
 */
@Component
class ChatChannel implements Channel {

    private static final String CONTEXT = "context.";
    private static final int MOST_FILES = 20;
    private static final int LONGEST_URL = 2_000;

    private final Connections connections;
    private final Connectors connectors;

    ChatChannel(Connections connections, Connectors connectors) {
        this.connections = connections;
        this.connectors = connectors;
    }

    @Override
    public boolean reads(Connection connection, InboundEvent event) {
        return event.kind().equals(Kind.MESSAGE) && event.blob() == null && event.payload().get("from") != null;
    }

    @Override
    public void read(List<Arrival> arrivals) {
        arrivals.forEach(this::read);
    }

    private void read(Arrival arrival) {
        InboundEvent event = arrival.event();
        Connection connection = connections.byId(event.connectionId());
        Connector connector = connectors.byName(connection.connector()).orElse(null);
        arrival.read(message(event, connection), sender(event, connection, connector == null ? connection.connector() : connector.title().en()));
    }

    private static ChatMessage message(InboundEvent event, Connection connection) {
        String text = text(event, "text");
        String from = text(event, "from");
        boolean own = from.equals(text(event, "account"));
        return new ChatMessage("chat", from, text == null ? "" : text, files(text(event, "attachments"), connection), text(event, "id"), text(event, "comment"),
                text(event, "post"), isTrue(event, "edited"), own || isTrue(event, "echo"), at(event), context(event));
    }

    /** A comment of the page itself has no other person. */
    private static Sender sender(InboundEvent event, Connection connection, String source) {
        if (text(event, "from").equals(text(event, "account"))) {
            return Sender.NOBODY;
        }
        List<Address> addresses = new ArrayList<>(List.of(ChatAddress.of(connection, text(event, "account"), text(event, "from"))));
        Addresses.phone(text(event, "phone")).ifPresent(phone -> addresses.add(new Address(Addresses.PHONE, phone)));
        Addresses.email(text(event, "email")).ifPresent(email -> addresses.add(new Address(Addresses.EMAIL, email)));
        return new Sender(text(event, "name"), addresses, source, "lead".equals(connection.setting("newPeople", "lead")));
    }

    private static List<ChatMessage.File> files(String attachments, Connection connection) {
        if (attachments == null) {
            return List.of();
        }
        JsonNode list = Json.tree(attachments);
        return StreamSupport.stream(list.spliterator(), false).limit(MOST_FILES).map(one -> new ChatMessage.File(
                one.path("type").asText(one.path("file_type").asText("file")), url(one, connection), one.at("/payload/name").asText(one.path("title").asText(null)))).toList();
    }

    /** Only what a browser may safely open. */
    private static String url(JsonNode file, Connection connection) {
        String url = file.at("/payload/url").asText(file.path("url").asText(file.path("data_url").asText("")));
        boolean plain = url.length() <= LONGEST_URL && url.matches("https?://[\\x21-\\x7E]+");
        return plain && (url.startsWith("https://") || isOwn(url, connection)) ? url : null;
    }

    private static boolean isOwn(String url, Connection connection) {
        try {
            return connection.hasServer(URI.create(url));
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    /** What lies in the future or far in the past of its arrival was told by a clock that is wrong. */
    private static Instant at(InboundEvent event) {
        String millis = text(event, "millis");
        String seconds = text(event, "seconds");
        Instant told = millis != null && millis.matches("\\d{12,14}") ? Instant.ofEpochMilli(Long.parseLong(millis))
                : seconds != null && seconds.matches("\\d{9,11}") ? Instant.ofEpochSecond(Long.parseLong(seconds)) : event.at();
        return told.isAfter(event.at()) ? event.at() : told;
    }

    private static Map<String, String> context(InboundEvent event) {
        Map<String, String> context = new LinkedHashMap<>();
        event.payload().forEach((name, value) -> {
            if (name.startsWith(CONTEXT) && value != null) {
                context.put(name.substring(CONTEXT.length()), value.toString());
            }
        });
        return context;
    }

    private static boolean isTrue(InboundEvent event, String field) {
        return "true".equals(text(event, field));
    }

    private static String text(InboundEvent event, String field) {
        Object value = event.payload().get(field);
        return value == null || value.toString().isBlank() ? null : value.toString();
    }
}
