package io.kenh.template;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/** The known name that somebody probably meant. */
final class Nearest {

    private Nearest() {
    }

    /** Empty when nothing known is alike: more than a third of the letters differ, and at least three. */
    static Optional<String> to(String name, Collection<String> known) {
        int most = Math.max(2, name.length() / 3);
        return known.stream().min(Comparator.comparingInt(one -> distance(name, one))).filter(one -> distance(name, one) <= most);
    }

    /** Letters to add, drop or exchange to make one text of the other. */
    private static int distance(String a, String b) {
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int same = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(same, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[b.length()];
    }
}
