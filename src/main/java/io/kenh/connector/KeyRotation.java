package io.kenh.connector;

/** Lets a former key of the secrets be left out. */
@FunctionalInterface
public interface KeyRotation {

    /**
     * Closes every secret and token again with the present key, where a former one closed it. For when all nodes have
     * the present key; afterwards the former one can be left out.
     *
     * @return how many connections had a former key
     */
    int closeAgain();
}
