package io.kenh.ticket;

/**
 * A file that a colleague adds to an answer or a note.
 *
 * @param name  as the browser names it; only its last part is used
 * @param type  media type; null for unknown
 * @param bytes the content
 */
public record Upload(String name, String type, byte[] bytes) {

    @Override
    public String toString() {
        return name + " (" + bytes.length + " bytes)";
    }
}
