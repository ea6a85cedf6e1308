package io.stratoscope.backup;

import io.stratoscope.model.Arn;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * When a part of a project is backed up by itself, and when it was not.
 *
 * @param resource what has the schedule
 * @param words when, for people; says so where there is none
 * @param on whether it is followed
 * @param next when it is due next; empty where that cannot be told
 * @param misses when it was due and there is no backup, the newest first
 */
public record BackupSchedule(
        Part part,
        Arn resource,
        String words,
        boolean on,
        Optional<Instant> next,
        List<Miss> misses) {

    /** What is backed up. */
    public enum Part {
        DATABASE,
        FILES
    }

    /**
     * A time at which there should have been a backup.
     *
     * @param words why there is none: {@code nothing was begun}
     */
    public record Miss(Instant due, String words) {}

    public BackupSchedule {
        misses = List.copyOf(misses);
    }
}
