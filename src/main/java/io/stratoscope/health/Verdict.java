package io.stratoscope.health;

import io.stratoscope.model.Arn;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What one rule says of one resource.
 *
 * @param rule the rule's key
 * @param words one sentence: what is so
 * @param remedy one sentence: what to do next; empty where nothing need be done
 * @param moments since when it is so, as far as that is known
 * @param readings what it rests on; empty only where nothing could be read
 * @param causes other resources that it follows from, where the rule knows them
 */
public record Verdict(
        String rule,
        Arn resource,
        Level level,
        String words,
        String remedy,
        Moments moments,
        List<Reading> readings,
        List<Arn> causes) {

    /**
     * When something began, as far as anything tells.
     *
     * @param since since when it is so, where what a rule read says it
     * @param firstSeen the first of the looks in a row that found it so; where no rule dates it, that is the best there is
     * @param lastLines when log lines last told of it, where that is long before it became bad: what has stopped writes none
     */
    public record Moments(
            Optional<Instant> since, Optional<Instant> firstSeen, Optional<Instant> lastLines) {

        /** Nothing tells. */
        public static final Moments NONE =
                new Moments(Optional.empty(), Optional.empty(), Optional.empty());
    }

    /** How bad. */
    public enum Level {
        OK(HealthState.HEALTHY),
        /** Works, and should be otherwise all the same. */
        NOTICE(HealthState.HEALTHY),
        UNKNOWN(HealthState.UNKNOWN),
        STALE(HealthState.STALE),
        DEGRADED(HealthState.DEGRADED),
        DOWN(HealthState.DOWN);

        private final HealthState state;

        Level(HealthState state) {
            this.state = state;
        }

        /** What a resource is of which this is the worst that is said. */
        public HealthState state() {
            return state;
        }
    }

    public Verdict {
        readings = List.copyOf(readings);
        causes = List.copyOf(causes);
    }

    /** It does its work. */
    public static Verdict ok(String rule, Arn resource, String words, Reading... readings) {
        return of(rule, resource, Level.OK, words, "", readings);
    }

    /** It works, and should be otherwise. */
    public static Verdict notice(
            String rule, Arn resource, String words, String remedy, Reading... readings) {
        return of(rule, resource, Level.NOTICE, words, remedy, readings);
    }

    /** Nothing says how it is. */
    public static Verdict unknown(
            String rule, Arn resource, String words, String remedy, Reading... readings) {
        return of(rule, resource, Level.UNKNOWN, words, remedy, readings);
    }

    /** It does its work in part, or not for long. */
    public static Verdict degraded(
            String rule, Arn resource, String words, String remedy, Reading... readings) {
        return of(rule, resource, Level.DEGRADED, words, remedy, readings);
    }

    /** It does not do its work. */
    public static Verdict down(
            String rule, Arn resource, String words, String remedy, Reading... readings) {
        return of(rule, resource, Level.DOWN, words, remedy, readings);
    }

    /** Any of them. */
    public static Verdict of(
            String rule,
            Arn resource,
            Level level,
            String words,
            String remedy,
            Reading... readings) {
        return new Verdict(
                rule, resource, level, words, remedy, Moments.NONE, List.of(readings), List.of());
    }

    /** The same, and since when. */
    public Verdict since(Optional<Instant> when) {
        return at(new Moments(when, moments.firstSeen(), moments.lastLines()));
    }

    /** The same, and when log lines last told of it. */
    public Verdict lastLines(Instant when) {
        return at(new Moments(moments.since(), moments.firstSeen(), Optional.of(when)));
    }

    /** The same, and the first look that found it so. */
    Verdict firstSeen(Instant when) {
        return at(new Moments(moments.since(), Optional.of(when), moments.lastLines()));
    }

    private Verdict at(Moments other) {
        return new Verdict(rule, resource, level, words, remedy, other, readings, causes);
    }

    /** Since when it is so, where what the rule read says it. */
    public Optional<Instant> since() {
        return moments.since();
    }

    /** When it began: as the rule knows it, else when a look first found it so. */
    public Optional<Instant> began() {
        return moments.since().or(moments::firstSeen);
    }

    /** The same, and what it follows from. */
    public Verdict because(List<Arn> others) {
        return new Verdict(rule, resource, level, words, remedy, moments, readings, others);
    }

    /** How long ago something was, for people: {@code 12 minutes}. */
    public static String age(Instant since, Instant now) {
        Duration age = Duration.between(since, now);
        return age.toMinutes() < 1 ? "less than a minute" : words(age);
    }

    /** A time that went by or may go by, for people: days from the second, hours from the second. */
    public static String words(Duration age) {
        if (age.toHours() >= 48) {
            return age.toDays() + " days";
        }
        if (age.toMinutes() >= 120) {
            return age.toHours() + " hours";
        }
        long minutes = Math.max(0, age.toMinutes());
        return minutes == 1 ? "1 minute" : minutes + " minutes";
    }

    /** The same of a resource that could not be read this time: whatever it said may not hold any more. */
    Verdict stale() {
        return new Verdict(
                rule,
                resource,
                Level.STALE,
                "When last read: " + words,
                remedy,
                moments,
                readings,
                causes);
    }

    /** When its last lines were written, when it began, else when it was seen. */
    public Instant moment() {
        return moments.lastLines()
                .or(this::began)
                .or(() -> readings.stream().map(Reading::at).max(Instant::compareTo))
                .orElse(Instant.EPOCH);
    }

    /** The stopped tasks that it rests on. */
    public List<Arn> stoppedTasks() {
        return readings.stream()
                .filter(reading -> reading.name().equals("taskArn"))
                .flatMap(reading -> Arn.parse(reading.value()).stream())
                .filter(arn -> arn.isA("ecs", "task"))
                .toList();
    }

    public HealthState state() {
        return level.state();
    }
}
