package io.stratoscope.backup.restore;

/**
 * Something that has to be so before a restore begins.
 *
 * @param what is to be so, for people
 * @param detail what was found, and, where it is not so, what to do
 */
public record RestoreCheck(String what, Result result, String detail) {

    /** What came of it. */
    public enum Result {
        PASS,
        FAIL,
        /** Nothing here can tell. */
        NOT_CHECKABLE
    }

    static RestoreCheck pass(String what, String detail) {
        return new RestoreCheck(what, Result.PASS, detail);
    }

    static RestoreCheck fail(String what, String detail) {
        return new RestoreCheck(what, Result.FAIL, detail);
    }

    static RestoreCheck unknown(String what, String detail) {
        return new RestoreCheck(what, Result.NOT_CHECKABLE, detail);
    }
}
