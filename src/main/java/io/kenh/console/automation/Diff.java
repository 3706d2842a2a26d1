package io.kenh.console.automation;

import java.util.ArrayList;
import java.util.List;

/** What differs between two texts, line by line. */
final class Diff {

    /**
     * A line of either text.
     *
     * @param kind  same, less (only in the older) or plus (only in the newer)
     */
    record Line(String kind, String text) { }

    private static final int MOST = 2_000;

    private Diff() {
    }

    /** Lines that both have, in order, stand once. Texts of more than {@link #MOST} lines are cut there. */
    static List<Line> of(String older, String newer) {
        List<String> a = older.lines().limit(MOST).toList();
        List<String> b = newer.lines().limit(MOST).toList();
        int[][] common = common(a, b);
        List<Line> lines = new ArrayList<>();
        int i = 0;
        int j = 0;
        while (i < a.size() || j < b.size()) {
            if (i < a.size() && j < b.size() && a.get(i).equals(b.get(j))) {
                lines.add(new Line("same", a.get(i++)));
                j++;
            } else if (j == b.size() || i < a.size() && common[i + 1][j] >= common[i][j + 1]) {
                lines.add(new Line("less", a.get(i++)));
            } else {
                lines.add(new Line("plus", b.get(j++)));
            }
        }
        return lines;
    }

    /** Length of the longest common sequence of the lines from i and from j on. */
    private static int[][] common(List<String> a, List<String> b) {
        int[][] common = new int[a.size() + 1][b.size() + 1];
        for (int i = a.size() - 1; i >= 0; i--) {
            for (int j = b.size() - 1; j >= 0; j--) {
                common[i][j] = a.get(i).equals(b.get(j)) ? common[i + 1][j + 1] + 1 : Math.max(common[i + 1][j], common[i][j + 1]);
            }
        }
        return common;
    }
}
