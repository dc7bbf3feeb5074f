package org.shuyuan.people;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Somebody who can sign in, with the roles held in each organisation, the oldest membership first.
 *
 * @param passwordVersion how often the password was changed; a session is worth something as long as its own is the same
 */
public record Account(UUID id, String name, String displayName, int passwordVersion, List<Membership> memberships) {

    /** One role in one organisation. */
    public record Membership(UUID organisation, Role role) {}

    public Account {
        memberships = List.copyOf(memberships);
    }

    /** All roles, wherever they are held: enough to open a door, not to touch what is behind it. */
    public Set<String> roles() {
        return memberships.stream().map(membership -> membership.role().id()).collect(Collectors.toUnmodifiableSet());
    }
}
