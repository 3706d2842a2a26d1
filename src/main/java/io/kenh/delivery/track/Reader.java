package io.kenh.delivery.track;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Who asks for a picture or page: a person, as far as the request tells, or a program that looks ahead for one. */
final class Reader {

    private static final List<String> PURPOSES = List.of("Sec-Purpose", "Purpose", "X-Purpose", "X-Moz");
    private static final Pattern AHEAD = Pattern.compile("prefetch|preview|prerender");
    private static final Pattern PROGRAMS = Pattern.compile(
            "bot\\b|bot/|crawler|spider|preview|facebookexternalhit|whatsapp|barracuda|mimecast|proofpoint|safelinks|urlscan|virustotal|headlesschrome");
    /** Apple's and some others' mail programs load every picture in the background and name nothing but this. */
    private static final String NAMELESS = "mozilla/5.0";

    private Reader() {
    }

    /** Only a GET that says a browser or a mail program wants to show it to somebody now. */
    static boolean isPerson(HttpServletRequest request) {
        String agent = lower(request.getHeader("User-Agent"));
        return request.getMethod().equals("GET") && !agent.isEmpty() && !agent.equals(NAMELESS) && !PROGRAMS.matcher(agent).find()
                && PURPOSES.stream().flatMap(name -> Stream.ofNullable(request.getHeader(name))).noneMatch(purpose -> AHEAD.matcher(lower(purpose)).find());
    }

    private static String lower(String header) {
        return header == null ? "" : header.strip().toLowerCase(Locale.ROOT);
    }
}
