package io.kenh.automation.action;

import io.kenh.template.Merge;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Fills the merge fields of an action's texts. */
@Component
class Templates {

    private final Merge merge;

    Templates(Merge merge) {
        this.merge = merge;
    }

    /** For SMS, subjects and plain mail: values go in as they are. */
    String text(String template, Map<String, Object> facts) {
        return merge.text(template, facts);
    }

    /** For HTML mail: values are escaped, the whole is made safe. */
    String html(String template, Map<String, Object> facts) {
        return merge.html(template, facts);
    }
}
