package io.kenh.world.provider;

import io.kenh.connector.Simulation.Access;
import io.kenh.connector.Simulation.Issues;
import io.kenh.platform.Digests;
import io.kenh.world.dials.Dial;
import java.time.Clock;
import java.util.Base64;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Codes and tokens of the providers. A token ends with the id of the answer it came in, and that id with the time, so tokens
 * stay good when the world starts anew.
 */
final class Tokens {

    /** Ids count thousandths of milliseconds, see {@link Simulator}. */
    private static final Pattern ISSUED = Pattern.compile(".*?(\\d{13,17})\\d{3}");

    private final Clock clock;
    private final Map<String, String> codes = new ConcurrentHashMap<>();
    private final Set<String> used = ConcurrentHashMap.newKeySet();

    Tokens(Clock clock) {
        this.clock = clock;
    }

    /** A person said yes; the code's verifier has to meet the challenge, where there is one. */
    void give(String code, String challenge) {
        codes.put(code, challenge == null ? "" : challenge);
    }

    /** Whether this call shows what it has to show. Uses codes and tokens up. */
    boolean let(Access access, Asked asked, Dial dial) {
        return access.issues() != null ? exchange(access.issues(), asked)
                : access.token() == null || isGood(asked.named(access.token()), life(access, dial));
    }

    /** Seconds that tokens live; 0 for ever. */
    static long life(Access access, Dial dial) {
        return dial.tokenSeconds() == null ? access.life() : dial.tokenSeconds();
    }

    private boolean exchange(Issues issues, Asked asked) {
        String code = asked.named(issues.code());
        if (code != null) {
            String challenge = codes.remove(code);
            return challenge != null && (challenge.isEmpty() || challenge.equals(challenge(asked.named(issues.verifier()))));
        }
        String refresh = asked.named(issues.refresh());
        return isGood(refresh, 0) && (!issues.once() || used.add(refresh));
    }

    private boolean isGood(String token, long life) {
        Matcher issued = ISSUED.matcher(token == null ? "" : token.replaceFirst("^Bearer ", ""));
        return issued.matches() && (life == 0 || Long.parseLong(issued.group(1)) + life * 1_000 > clock.millis());
    }

    private static String challenge(String verifier) {
        return verifier == null ? null : Base64.getUrlEncoder().withoutPadding().encodeToString(Digests.sha256(verifier));
    }
}
