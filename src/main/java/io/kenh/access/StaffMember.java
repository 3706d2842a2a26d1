package io.kenh.access;

/**
 * A person who may sign in.
 *
 * @param email      lower case; null for somebody who only appears as an owner
 * @param phone      as it was typed, or null
 * @param locale     {@code vi} or {@code en}
 * @param theme      {@code auto}, {@code light} or {@code dark}
 * @param active     false: may no longer sign in, stays the owner of what was theirs
 * @param invited    has not chosen a password yet
 */
public record StaffMember(long id, String name, String email, String phone, Role role, String locale, String theme,
                          boolean active, boolean invited) {

    public boolean isAdmin() {
        return role == Role.ADMIN;
    }
}
