package io.kenh.campaign;

import io.kenh.event.Cause;
import java.util.Map;

/**
 * Somebody to be added to a campaign.
 *
 * @param object     lead, contact or account
 * @param name       stands in the opportunity's name; may be null
 * @param links      {@code contact_id}, {@code lead_id}, {@code account_id} of the opportunity
 * @param again      whether somebody who is in it already gets another opportunity
 * @param distribute whether it gets a seller at once; null for what the campaign says
 */
public record Candidate(String object, long id, String name, Map<String, Object> links, boolean again, Boolean distribute, Cause cause) {
}
