package io.kenh.intake.mail;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Everything that one mail says, immutable. All of it comes from outside and is to be treated as such.
 *
 * @param split the plain body taken apart into reply, quotes and signature
 * @param forwarded the mail inside, when somebody forwarded one by hand; null otherwise
 * @param crypto claimed signatures and encryption, null when there is none
 * @param subjectTokens ticket numbers in the subject, in their order, without brackets and hash
 * @param warnings what had to be forgiven, in English, for the decision log
 */
public record ParsedMail(MailHeaders headers, MailBody body, SplitText split, List<Attachment> attachments,
                         Classification classification, ForwardedMail forwarded, Crypto crypto, List<String> subjectTokens,
                         List<String> warnings) {

    public ParsedMail {
        attachments = List.copyOf(attachments);
        subjectTokens = List.copyOf(subjectTokens);
        warnings = List.copyOf(warnings);
    }

    /** To and Cc without our own addresses, the sender, machines and invalid addresses; each address once, in order. */
    public List<MailAddress> participants(MailContext context) {
        Map<String, MailAddress> found = new LinkedHashMap<>();
        String sender = headers.from() == null ? "" : headers.from().key();
        Stream.concat(headers.to().stream(), headers.cc().stream())
                .filter(a -> a.isValid() && !a.key().equals(sender) && !context.owns(a.address()) && !AutomaticMail.isRobot(a))
                .forEach(a -> found.putIfAbsent(a.key(), a));
        return List.copyOf(found.values());
    }

    /** Envelope recipients first, then To and Cc: the order in which a mailbox or a reply address is looked for. */
    public List<String> recipients() {
        Stream<String> written = Stream.of(headers.resentTo(), headers.to(), headers.cc()).flatMap(List::stream).map(MailAddress::address);
        return Stream.concat(headers.deliveredTo().stream(), written).filter(a -> a != null).distinct().toList();
    }
}
