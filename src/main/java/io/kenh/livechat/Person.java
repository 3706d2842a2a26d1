package io.kenh.livechat;

import io.kenh.crm.Addresses;

/** What a visitor says of themselves; each may be null. The number is E.164. */
public record Person(String name, String email, String phone) {

    /** Nobody has said anything. */
    public static final Person UNKNOWN = new Person(null, null, null);

    private static final int LONGEST_NAME = 120;

    public Person {
        name = name == null || name.isBlank() ? null : name.strip().substring(0, Math.min(LONGEST_NAME, name.strip().length())).replaceAll("\\p{Cntrl}", " ");
        email = Addresses.email(email).orElse(null);
        phone = Addresses.phone(phone).orElse(null);
    }

    /** Whether there is a way to write or call later. */
    public boolean canBeReached() {
        return email != null || phone != null;
    }

    Person or(Person before) {
        return new Person(name == null ? before.name : name, email == null ? before.email : email, phone == null ? before.phone : phone);
    }
}
