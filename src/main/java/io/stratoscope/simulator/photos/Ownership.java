package io.stratoscope.simulator.photos;

/**
 * Who a file belongs to, and who may do what with it.
 *
 * @param user the number of its user
 * @param group the number of its group
 * @param mode the permission bits, as {@code 0644}
 */
public record Ownership(int user, int group, int mode) {

    private static final int LARGEST_MODE = 07777;

    public Ownership {
        if (user < 0 || group < 0 || mode < 0 || mode > LARGEST_MODE) {
            throw new IllegalArgumentException(user + ":" + group + " " + mode);
        }
    }

    /** The same rights in other hands. */
    public Ownership of(int newUser, int newGroup) {
        return new Ownership(newUser, newGroup, mode);
    }
}
