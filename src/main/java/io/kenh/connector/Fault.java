package io.kenh.connector;

/**
 * Something that must be mended before a folder or connection can be used.
 *
 * @param file   the file, relative to the connectors folder, or the connection's name
 * @param field  where in it, such as {@code parameters[2].name}; empty for the whole file
 * @param found  what stands there; never a secret's value
 * @param wanted what should stand there
 */
public record Fault(String file, String field, String found, String wanted) {

    @Override
    public String toString() {
        String where = field.isEmpty() ? file : file + ", " + field;
        return where + ": found " + found + ", wanted " + wanted;
    }
}
