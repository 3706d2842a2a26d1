package io.kenh.crm;

import java.util.List;

/** Says what needs a group of staff, so that it is not taken away. */
@FunctionalInterface
public interface GroupUsers {

    /** Empty when nothing of this sort does. */
    List<Use> ofGroup(long id, String name);
}
