package io.kenh.delivery;

import java.util.Locale;
import java.util.Set;

/** Which links are documents to be downloaded, by the ending of their path. */
final class Documents {

    private static final Set<String> ENDINGS = Set.of("pdf", "doc", "docx", "xls", "xlsx", "csv", "ppt", "pptx", "odt", "ods", "odp", "rtf", "epub", "zip");

    private Documents() {
    }

    /** @param link an address; null is none */
    static boolean isOne(String link) {
        if (link == null) {
            return false;
        }
        String path = link.split("[?#]", 2)[0];
        String last = path.substring(path.lastIndexOf('/') + 1);
        return last.contains(".") && ENDINGS.contains(last.substring(last.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT));
    }
}
