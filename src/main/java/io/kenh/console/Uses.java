package io.kenh.console;

import io.kenh.crm.Use;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Tells a person whether something could be taken away, and if not, who needs it. */
@Component
public class Uses {

    private final Said said;
    private final MessageSource messages;

    Uses(Said said, MessageSource messages) {
        this.said = said;
        this.messages = messages;
    }

    /**
     * @param uses   who needs it; empty when it is gone
     * @param done   key of the text when it is gone
     * @param needed key of the text when it is not, with the users in place of {@code {0}}
     * @return whether it is gone
     */
    public boolean tell(List<Use> uses, String done, String needed, RedirectAttributes next) {
        if (uses.isEmpty()) {
            said.done(next, done);
        } else {
            said.fault(next, needed, uses.stream().map(use -> messages.getMessage("use." + use.kind(), new Object[] {use.name()}, LocaleContextHolder.getLocale()))
                    .collect(Collectors.joining(", ")));
        }
        return uses.isEmpty();
    }
}
