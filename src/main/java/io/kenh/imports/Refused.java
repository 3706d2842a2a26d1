package io.kenh.imports;

/** A file or a plan that cannot be taken in; the message says "name: found …, wanted …". */
public class Refused extends IllegalArgumentException {

    public Refused(String message) {
        super(message);
    }
}
