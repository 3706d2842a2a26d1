package io.kenh.intake.mail;

import org.apache.james.mime4j.stream.BodyDescriptor;
import org.apache.james.mime4j.stream.BodyDescriptorBuilder;
import org.apache.james.mime4j.stream.Field;
import org.apache.james.mime4j.stream.RawField;

/**
 * Tells Mime4j where a part's boundary is, read by our own {@link Parameters}: Mime4j's grammar rejects much that
 * mail programs write, and takes seconds over a header of megabytes.
 */
final class Descriptor implements BodyDescriptorBuilder {

    private final boolean inDigest;
    private Parameters contentType;
    private String transferEncoding = "7bit";

    Descriptor() {
        this(false);
    }

    private Descriptor(boolean inDigest) {
        this.inDigest = inDigest;
    }

    @Override
    public void reset() {
        contentType = null;
        transferEncoding = "7bit";
    }

    @Override
    public Field addField(RawField field) {
        String name = field.getName().strip();
        if (contentType == null && name.equalsIgnoreCase("Content-Type")) contentType = Parameters.of(field.getBody());
        if (name.equalsIgnoreCase("Content-Transfer-Encoding")) transferEncoding = field.getBody().strip();
        return null;
    }

    @Override
    public BodyDescriptorBuilder newChild() {
        return new Descriptor(contentType != null && contentType.value().equals("multipart/digest"));
    }

    @Override
    public BodyDescriptor build() {
        boolean declared = contentType != null && contentType.value().contains("/");
        String type = declared ? contentType.value() : inDigest ? "message/rfc822" : "text/plain";
        String boundary = type.startsWith("multipart/") ? contentType.get("boundary") : null;
        return new Description(type, boundary == null || boundary.isEmpty() ? null : boundary, transferEncoding);
    }

    /** Without a boundary a multipart is read as one piece of text. */
    private record Description(String type, String boundary, String encoding) implements BodyDescriptor {

        @Override
        public String getMimeType() {
            return boundary == null && type.startsWith("multipart/") ? "text/plain" : type;
        }

        @Override
        public String getMediaType() {
            return getMimeType().substring(0, getMimeType().indexOf('/'));
        }

        @Override
        public String getSubType() {
            return getMimeType().substring(getMimeType().indexOf('/') + 1);
        }

        @Override
        public String getBoundary() {
            return boundary;
        }

        @Override
        public String getCharset() {
            return null;
        }

        @Override
        public String getTransferEncoding() {
            return encoding;
        }

        @Override
        public long getContentLength() {
            return -1;
        }
    }
}
