package io.kenh.platform;

import jakarta.mail.BodyPart;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.ContentDisposition;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.util.ByteArrayDataSource;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Takes a {@code multipart/form-data} body apart. Nothing in it is believed. */
public final class MultipartForm {

    private static final int MOST_PARTS = 500;

    private MultipartForm() {
    }

    /**
     * One field or file.
     *
     * @param name     of the field
     * @param fileName as the sender wrote it, with or without a path; null for a plain field, blank where no file was chosen
     */
    public record Part(String name, String fileName, byte[] content) {

        /** Whether a file was chosen. */
        public boolean isFile() {
            return fileName != null && !(fileName.isBlank() && content.length == 0);
        }

        /** The content of a plain field. */
        public String text() {
            return new String(content, StandardCharsets.UTF_8);
        }
    }

    /**
     * Plain fields in their order; the content of files is not copied.
     *
     * @throws IllegalArgumentException for a body that is no such form
     */
    public static List<Part> fields(byte[] body, String contentType) {
        return read(body, contentType, false);
    }

    /**
     * Chosen files in their order.
     *
     * @throws IllegalArgumentException for a body that is no such form
     */
    public static List<Part> files(byte[] body, String contentType) {
        return read(body, contentType, true).stream().filter(Part::isFile).toList();
    }

    private static List<Part> read(byte[] body, String contentType, boolean files) {
        try {
            MimeMultipart parts = new MimeMultipart(new ByteArrayDataSource(body, contentType));
            List<Part> found = new ArrayList<>();
            for (int i = 0; i < Math.min(parts.getCount(), MOST_PARTS); i++) {
                add(found, parts.getBodyPart(i), files);
            }
            return found;
        } catch (MessagingException | IOException e) {
            throw new IllegalArgumentException("the body is not the multipart form that its content type says", e);
        }
    }

    private static void add(List<Part> found, BodyPart part, boolean files) throws MessagingException, IOException {
        String[] header = part.getHeader("Content-Disposition");
        if (header == null) {
            return;
        }
        ContentDisposition disposition = new ContentDisposition(header[0]);
        String name = text(disposition.getParameter("name"));
        String file = text(disposition.getParameter("filename"));
        if (name != null && files == (file != null)) {
            found.add(new Part(name, file, part.getInputStream().readAllBytes()));
        }
    }

    /** Browsers write names in the page's own letters, which the parser of mails has taken for single bytes. */
    private static String text(String parameter) {
        return parameter == null || parameter.chars().anyMatch(c -> c > 0xFF) ? parameter
                : new String(parameter.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
    }
}
