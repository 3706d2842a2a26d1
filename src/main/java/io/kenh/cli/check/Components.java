package io.kenh.cli.check;

/** The Camel components on the class path. */
final class Components {

    private Components() {
    }

    /** Whether URIs of this scheme can be resolved. */
    static boolean known(String scheme) {
        return scheme.matches("[a-z0-9-]+")
                && Components.class.getClassLoader().getResource("META-INF/services/org/apache/camel/component/" + scheme) != null;
    }
}
