package io.kenh.intake.mail;

import jakarta.mail.internet.MailDateFormat;
import java.text.ParseException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A header block becomes {@link MailHeaders}. */
final class HeaderReader {

    private static final List<String> ENVELOPE = List.of("Delivered-To", "X-Original-To", "Envelope-To", "X-Envelope-To",
            "X-Gm-Original-To", "X-Forwarded-To");
    private static final Pattern ID = Pattern.compile("<([^<>]{1,1000})>");

    private final HeaderBlock headers;

    private HeaderReader(HeaderBlock headers) {
        this.headers = headers;
    }

    static MailHeaders read(HeaderBlock headers) {
        return new HeaderReader(headers).read();
    }

    private MailHeaders read() {
        return new MailHeaders(from(), firstOf("Sender"), addresses("Reply-To"), addresses("To"), addresses("Cc"), subject(),
                ids(headers.last("Message-ID")).stream().findFirst().orElse(null), ids(headers.last("In-Reply-To")),
                ids(headers.last("References")), date(headers.first("Date")), envelope(), returnPath(), addresses("Resent-To"),
                Authentication.of(headers));
    }

    private MailAddress from() {
        List<MailAddress> written = addresses("From");
        return Stream.concat(written.stream(), Stream.of("Reply-To", "Return-Path", "Sender").flatMap(h -> addresses(h).stream()))
                .filter(a -> a.address() != null && a.address().indexOf('@') > 0).findFirst()
                .orElse(written.isEmpty() ? null : written.get(0));
    }

    private MailAddress firstOf(String name) {
        return addresses(name).stream().filter(a -> a.address() != null).findFirst().orElse(null);
    }

    private List<MailAddress> addresses(String name) {
        List<MailAddress> all = new ArrayList<>();
        for (String value : headers.all(name)) if (all.size() < Limits.ADDRESSES) all.addAll(AddressReader.read(value));
        return all.size() > Limits.ADDRESSES ? all.subList(0, Limits.ADDRESSES) : all;
    }

    private String subject() {
        String subject = headers.text("Subject");
        if (subject == null || subject.isBlank()) return null;
        return subject.length() > Limits.SUBJECT_CHARS ? subject.substring(0, Limits.SUBJECT_CHARS) : subject;
    }

    /** Message ids without brackets; a lone id without brackets counts when it has an at sign. */
    static List<String> ids(String header) {
        if (header == null) return List.of();
        Set<String> ids = new LinkedHashSet<>();
        Matcher m = ID.matcher(header);
        while (m.find()) ids.add(m.group(1).strip());
        if (ids.isEmpty() && !header.isBlank()) Stream.of(header.strip().split("\\s+")).filter(w -> w.contains("@"))
                .map(w -> w.replaceAll("^<|>$", "")).forEach(ids::add);
        List<String> all = List.copyOf(ids);
        return all.size() > Limits.IDS ? all.subList(all.size() - Limits.IDS, all.size()) : all;
    }

    private static Instant date(String value) {
        if (value == null) return null;
        try {
            return new MailDateFormat().parse(value.length() > 100 ? value.substring(0, 100) : value).toInstant();
        } catch (ParseException | RuntimeException unreadable) {
            return null;
        }
    }

    private List<String> envelope() {
        return ENVELOPE.stream().flatMap(name -> addresses(name).stream()).map(MailAddress::address)
                .filter(a -> a != null && a.indexOf('@') > 0).distinct().toList();
    }

    private String returnPath() {
        String value = headers.first("Return-Path");
        if (value == null) return null;
        List<MailAddress> path = AddressReader.read(value);
        return path.isEmpty() || path.get(0).address() == null ? "" : path.get(0).address();
    }
}
