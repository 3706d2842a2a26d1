package io.kenh.delivery;

import java.util.List;

/**
 * What a mail has beside its recipient and its text.
 *
 * @param cc    addresses that get a copy
 * @param bcc   addresses that get a copy nobody else sees
 * @param files in the order they are shown
 */
public record MailExtras(List<String> cc, List<String> bcc, List<Attached> files) {

    public static final MailExtras NONE = new MailExtras(List.of(), List.of(), List.of());

    public MailExtras {
        cc = cc == null ? List.of() : List.copyOf(cc);
        bcc = bcc == null ? List.of() : List.copyOf(bcc);
        files = files == null ? List.of() : List.copyOf(files);
    }
}
