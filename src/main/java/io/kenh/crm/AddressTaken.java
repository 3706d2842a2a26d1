package io.kenh.crm;

/** An address was to be given to a record, but it is another record's. */
public class AddressTaken extends RuntimeException {

    private final String kind;
    private final long owner;

    AddressTaken(String kind, RecordType type, long owner) {
        super("this %s belongs to %s %d; change that record, or leave the %1$s out".formatted(kind, type.key(), owner));
        this.kind = kind;
        this.owner = owner;
    }

    /** {@link Addresses#EMAIL} or {@link Addresses#PHONE}. */
    public String kind() {
        return kind;
    }

    /** Id of the record that has the address. */
    public long owner() {
        return owner;
    }
}
