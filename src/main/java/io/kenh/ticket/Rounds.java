package io.kenh.ticket;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Cuts mails, in their order, into rounds in which none depends on another, so that the mails of a round can be looked up and
 * written together and still end as if each had come alone. Nearly always that is one round.
 */
final class Rounds {

    private Rounds() {
    }

    static List<List<PersonMail>> of(List<PersonMail> mails) {
        List<List<PersonMail>> rounds = new ArrayList<>();
        Set<String> left = new HashSet<>();
        for (PersonMail mail : mails) {
            if (rounds.isEmpty() || !Collections.disjoint(left, mail.needs())) {
                rounds.add(new ArrayList<>());
                left.clear();
            }
            rounds.get(rounds.size() - 1).add(mail);
            left.addAll(mail.leaves());
        }
        return rounds;
    }
}
