package io.kenh.delivery.gate;

import io.kenh.delivery.ChannelRules;
import io.kenh.delivery.Message;
import io.kenh.delivery.Rule;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;

/**
 * Asks the rules in their order; pure. Of those that a later moment fulfils, all have to be fulfilled at that moment.
 *
 * @param rules  of the message's channel
 * @param window hours that the provider declares; null for none
 * @param zones  of the recipient
 */
record Judge(ChannelRules rules, OpenHours window, List<ZoneId> zones) {

    private static final int MOST_STEPS = 32;

    Ruling rule(Message message, Known known, Instant now) {
        Rule never = never(message, known);
        return never == null ? next(known.passes(), now) : Ruling.never(never);
    }

    private static Rule never(Message message, Known known) {
        if (known.blocked()) {
            return Rule.BLOCKED;
        } else if (known.listed()) {
            return Rule.DO_NOT_ADVERTISE;
        } else if (!Boolean.TRUE.equals(known.consent())) {
            return known.consent() == null ? Rule.NO_CONSENT : Rule.UNSUBSCRIBED;
        } else if (!Dress.isLabelled(message)) {
            return Rule.UNLABELLED;
        }
        return !message.channel().equals("mail") ? null : !Dress.hasWayOut(message) ? Rule.NO_WAY_OUT
                : message.extras().cc().isEmpty() && message.extras().bcc().isEmpty() ? null : Rule.COPIES;
    }

    /** The rule that is named is the one that first said no. */
    private Ruling next(List<Instant> passes, Instant now) {
        Rule first = null;
        Instant at = now;
        for (int step = 0; step < MOST_STEPS; step++) {
            Instant before = at;
            for (Rule rule : List.of(Rule.PER_DAY, Rule.PER_WEEK, Rule.HOURS, Rule.CHANNEL_WINDOW)) {
                Instant next = next(rule, at, passes);
                first = first == null && next.isAfter(at) ? rule : first;
                at = next;
            }
            if (at.equals(before)) {
                break;
            }
        }
        return first == null ? Ruling.PASS : new Ruling(first, at);
    }

    private Instant next(Rule rule, Instant at, List<Instant> passes) {
        return switch (rule) {
            case PER_DAY -> new Cap(rule, rules.perDay(), Duration.ofDays(1)).next(at, passes);
            case PER_WEEK -> new Cap(rule, rules.perWeek(), Duration.ofDays(7)).next(at, passes);
            case HOURS -> rules.hasHours() ? new OpenHours(rules.from(), rules.until()).next(at, zones) : at;
            default -> window == null ? at : window.next(at, zones);
        };
    }
}
