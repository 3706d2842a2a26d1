package io.kenh.intake.web;

import java.util.LinkedHashMap;
import java.util.Map;

/** The newest proofs that were good, each with the one form it was good for. */
final class VerifiedTokens {

    private static final int MOST = 10_000;

    private final Map<String, String> forms = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, String> eldest) {
            return size() > MOST;
        }
    };

    synchronized boolean contains(String token, String formId) {
        return formId.equals(forms.get(token));
    }

    synchronized void add(String token, String formId) {
        forms.put(token, formId);
    }
}
