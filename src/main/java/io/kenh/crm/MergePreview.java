package io.kenh.crm;

import java.util.List;
import java.util.Map;

/**
 * What a merge would do.
 *
 * @param kept      the contact that stays, as it is
 * @param gone      the contact that goes into it, as it is
 * @param fields    fields of the one that stays → the values they would get
 * @param differing fields in which both say something and the word of the one that stays remains
 * @param moves     how much moves, by kind: {@code ticket}, {@code message} …; kinds without anything are left out
 * @param addresses of the one that goes
 */
public record MergePreview(Map<String, Object> kept, Map<String, Object> gone, Map<String, Object> fields, List<String> differing,
                           Map<String, Long> moves, List<KnownAddress> addresses) {

    /**
     * @param kind     {@code email}, {@code phone} or the name of a chat's connector
     * @param evidence {@code verified} by the provider that carried it, {@code stated} by the person, or {@code guessed} from a list
     */
    public record KnownAddress(String kind, String value, String evidence) { }
}
