package io.stratoscope.backup;

import java.util.Locale;

/** What Stratoscope calls the snapshots that it takes: the same for the same restore point, so that a second try finds the first. */
final class SnapshotName {

    /** The longest that RDS takes. */
    private static final int LONGEST = 63;

    private SnapshotName() {}

    static String of(String cluster, String restorePoint) {
        String end = "-" + restorePoint.toLowerCase(Locale.ROOT);
        String begin = cluster.substring(0, Math.min(cluster.length(), LONGEST - end.length()));
        // RDS takes no two hyphens in a row.
        return (begin.endsWith("-") ? begin.substring(0, begin.length() - 1) : begin) + end;
    }
}
