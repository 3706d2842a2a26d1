package io.kenh.automation.scenario;

import io.kenh.campaign.Campaign;
import io.kenh.campaign.Campaigns;
import io.kenh.connector.Connectors;
import io.kenh.crm.Addresses;
import io.kenh.crm.CustomFields;
import io.kenh.crm.CustomType;
import io.kenh.crm.RecordType;
import io.kenh.delivery.Consent;
import io.kenh.delivery.Consents;
import io.kenh.delivery.Purpose;
import io.kenh.event.Change;
import io.kenh.platform.Json;
import io.kenh.template.Content;
import io.kenh.template.MessageTemplates;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What is there before the curtain rises: connections to pretend with, groups, staff, records. */
@Component
class Scenery {

    private final JdbcClient db;
    private final Connectors connectors;
    private final CustomFields fields;
    private final MessageTemplates templates;
    private final Campaigns campaigns;
    private final Consents consents;

    Scenery(JdbcClient db, Connectors connectors, CustomFields fields, MessageTemplates templates, Campaigns campaigns, Consents consents) {
        this.db = db;
        this.connectors = connectors;
        this.fields = fields;
        this.templates = templates;
        this.campaigns = campaigns;
        this.consents = consents;
    }

    /** Ways to send for those the stage does not have; nothing is ever called through them. */
    void connections(Set<String> channels) {
        channels.forEach(channel -> connectors.all().stream().filter(connector -> connector.can(channel + ".send")).findFirst().ifPresent(connector ->
                db.sql("insert into connection (name, title, connector) values (:name, :name, :connector) on conflict do nothing")
                        .param("name", channel).param("connector", connector.name()).update()));
    }

    void groups() {
        db.sql("insert into staff_group (name) values ('Customer Service'), ('Data Owner') on conflict do nothing").update();
    }

    /** One line of what is given; its first word says what it is. */
    void set(Map<String, Object> line, Cast cast) {
        switch (line.keySet().stream().findFirst().orElse("")) {
            case "staff" -> staff(line);
            case "group" -> group(line.get("group"), line.getOrDefault("mode", "sequential"));
            case "field" -> field(line);
            case "template" -> template(line);
            case "campaign" -> campaign(line);
            case "consent" -> consent(line, cast);
            default -> cast.create(Happening.type(line), line, Change.CREATED);
        }
    }

    /** Consent to advertising of somebody of the story, by each address they have, or of one address. */
    private void consent(Map<String, Object> line, Cast cast) {
        Object who = line.get("consent");
        boolean given = !Boolean.FALSE.equals(line.get("given"));
        Stream<Object> addresses = cast.knows(who) ? Stream.of("phone", "email").map(cast.now(who)::get).filter(Objects::nonNull) : Stream.of(who);
        addresses.map(String::valueOf).forEach(address -> {
            String channel = address.contains("@") ? "mail" : "sms";
            if (Consents.address(channel, address).isEmpty()) {
                throw new IllegalArgumentException("consent: found '%s', wanted somebody of the story with an address, a phone number or a mail address".formatted(address));
            }
            if (line.get("channel") == null || channel.equals(line.get("channel"))) {
                consents.append(new Consent.Entry(channel, address, Purpose.ADVERTISING, given, "scenario", "console", "scenario", null));
            }
        });
    }

    @SuppressWarnings("unchecked")
    private void campaign(Map<String, Object> line) {
        List<String> sellers = (List<String>) line.getOrDefault("sellers", List.of());
        campaigns.save(new Campaign(0, String.valueOf(line.get("campaign")), "long", null, null, String.valueOf(line.getOrDefault("object", "contact")),
                (List<String>) line.getOrDefault("steps", List.of("New", "Won", "Lost")), null,
                db.sql("select id from staff where name = any(?) order by id").param(sellers.toArray(String[]::new)).query(Long.class).list(), !sellers.isEmpty()));
    }

    private void template(Map<String, Object> line) {
        Map<String, Object> content = new LinkedHashMap<>(line);
        String key = String.valueOf(content.remove("template"));
        content.putIfAbsent("name", key);
        templates.create(key, Json.read(Json.write(content), Content.class), null, "scenario");
    }

    @SuppressWarnings("unchecked")
    private void field(Map<String, Object> line) {
        String name = String.valueOf(line.get("field"));
        fields.add(RecordType.of(String.valueOf(line.get("of"))), name, name, CustomType.of(String.valueOf(line.getOrDefault("type", "text"))),
                (List<String>) line.getOrDefault("choices", List.of()));
    }

    private void staff(Map<String, Object> line) {
        long id = db.sql("insert into staff (name, email, phone) values (?, ?, ?) returning id").params(line.get("staff"), line.get("email"),
                line.get("phone") == null ? null : Addresses.phone(line.get("phone").toString()).orElse(null)).query(Long.class).single();
        Object groups = line.getOrDefault("groups", List.of());
        for (Object group : groups instanceof List<?> several ? several : List.of(groups)) {
            group(group, "sequential");
            db.sql("insert into staff_group_member (group_id, staff_id) select id, ? from staff_group where name = ?").params(id, group).update();
        }
    }

    private void group(Object name, Object mode) {
        db.sql("insert into staff_group (name, mode) values (?, ?) on conflict (name) do nothing").params(name, mode).update();
    }
}
