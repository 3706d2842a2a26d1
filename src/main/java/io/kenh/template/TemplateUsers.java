package io.kenh.template;

import io.kenh.crm.Use;
import java.util.List;

/** Says what needs a template, so that it is not taken away. */
@FunctionalInterface
public interface TemplateUsers {

    /** Empty when nothing of this sort does. */
    List<Use> ofTemplate(String key);
}
