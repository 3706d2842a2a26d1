package io.kenh.sync;

import java.util.Map;

/**
 * One field that is kept in step.
 *
 * @param ours      column or {@code custom.<name>}
 * @param theirs    the CRM's field; null where {@code in} or {@code out} says it all
 * @param flow      which way it goes
 * @param values    our value → theirs, for choices; empty for none
 * @param otherwise our value where theirs is none of these, or nothing; null for none
 * @param in        text with {@code {{field}}} places that makes our value of a row's; null for none
 */
public record FieldRule(String ours, String theirs, Owner owner, Flow flow, Map<String, String> values, Object otherwise, String in) {

    public FieldRule {
        values = Map.copyOf(values);
    }
}
