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
    private static final int READ = 04;
    private static final int WRITE = 02;

    public Ownership {
        if (user < 0 || group < 0 || mode < 0 || mode > LARGEST_MODE) {
            throw new IllegalArgumentException(user + ":" + group + " " + mode);
        }
    }

    /** Whether somebody may read the file. */
    public boolean mayRead(int someUser, int someGroup) {
        return may(someUser, someGroup, READ);
    }

    /** Whether somebody may write the file. */
    public boolean mayWrite(int someUser, int someGroup) {
        return may(someUser, someGroup, WRITE);
    }

    /** Root may all; of the three groups of bits, only the first that fits counts. */
    private boolean may(int someUser, int someGroup, int bit) {
        if (someUser == 0) {
            return true;
        }
        int shift = someUser == user ? 6 : someGroup == group ? 3 : 0;
        return ((mode >> shift) & bit) != 0;
    }

    /** The same rights in other hands. */
    public Ownership of(int newUser, int newGroup) {
        return new Ownership(newUser, newGroup, mode);
    }
}
