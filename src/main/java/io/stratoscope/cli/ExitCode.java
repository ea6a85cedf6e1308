package io.stratoscope.cli;

/** What the program's exit code says. */
public enum ExitCode {
    /** What was asked for is done. */
    DONE(0),
    /** A check did not pass: a diagram no longer matches, a permission is missing. */
    CHECK_FAILED(1),
    /** The command line, or a file that it names, is wrong. */
    USAGE(2),
    /** AWS refused or could not be reached. */
    AWS(3),
    /** A mistake in Stratoscope ({@code EX_SOFTWARE} of sysexits.h). */
    BUG(70);

    private final int code;

    ExitCode(int code) {
        this.code = code;
    }

    public int code() {
        return code;
    }
}
