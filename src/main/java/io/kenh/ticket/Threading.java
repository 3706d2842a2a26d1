package io.kenh.ticket;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Which ticket does a mail belong to? The strongest evidence names one, and only who takes part in that may write into it. */
@Component
class Threading {

    /**
     * What becomes of a mail.
     *
     * @param ticketId  the ticket it joins; null for a new one
     * @param looksLike a ticket that a new one may belong to; null for none
     * @param decision  why, for people
     */
    record Verdict(Long ticketId, Long looksLike, List<Ground> decision) {

        Verdict and(Ground more) {
            List<Ground> all = new ArrayList<>(decision);
            all.add(more);
            return new Verdict(ticketId, looksLike, all);
        }
    }

    private final Evidence evidence;
    private final Membership membership;
    private final Lookalikes lookalikes;

    Threading(Evidence evidence, Membership membership, Lookalikes lookalikes) {
        this.evidence = evidence;
        this.membership = membership;
        this.lookalikes = lookalikes;
    }

    /** One verdict for each mail, by its id. */
    Map<Long, Verdict> of(List<PersonMail> mails) {
        Map<Long, Claim> claims = evidence.of(mails);
        Map<Long, Ground> rights = membership.of(claims.values().stream().filter(claim -> !claim.proven()).toList());
        Map<Long, Long> alike = lookalikes.of(mails.stream().filter(mail -> !claims.containsKey(mail.id())).toList());
        Map<Long, Verdict> verdicts = new HashMap<>();
        mails.forEach(mail -> verdicts.put(mail.id(), claims.containsKey(mail.id()) ? judge(claims.get(mail.id()), rights.get(mail.id()))
                : unknown(alike.get(mail.id()))));
        return verdicts;
    }

    private static Verdict judge(Claim claim, Ground right) {
        List<Ground> grounds = new ArrayList<>(claim.grounds());
        if (claim.proven()) {
            return new Verdict(claim.ticket(), null, grounds);
        }
        boolean letIn = right != null && !claim.mail().forged();
        grounds.add(letIn ? right : Ground.of(claim.mail().forged() ? Reason.UNPROVEN : Reason.STRANGER, claim.ticket()));
        return letIn ? new Verdict(claim.ticket(), null, grounds) : new Verdict(null, claim.ticket(), grounds);
    }

    private static Verdict unknown(Long alike) {
        List<Ground> grounds = new ArrayList<>(List.of(Ground.of(Reason.NOTHING)));
        if (alike != null) {
            grounds.add(Ground.of(Reason.LOOKS_LIKE, alike));
        }
        return new Verdict(null, alike, grounds);
    }
}
