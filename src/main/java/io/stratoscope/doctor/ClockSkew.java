package io.stratoscope.doctor;

import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Optional;

/**
 * How far this machine's clock is from AWS's.
 *
 * @param ahead by how much this machine is ahead, negative when behind; empty where there is no other clock to compare with
 * @param why why there is nothing to compare with; else empty
 */
public record ClockSkew(Optional<Duration> ahead, String why) {

    /**
     * AWS denies a request whose time stamp is more than five minutes off (<a
     * href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv.html">Signature Version 4</a>).
     */
    private static final Duration REFUSED_BEYOND = Duration.ofMinutes(5);

    private static final Duration NEAR_BEYOND = Duration.ofMinutes(4);

    /** How bad it is. */
    public enum Severity {
        FINE("fine"),
        NEAR_THE_LIMIT("near the limit"),
        REFUSED("refused"),
        UNKNOWN("unknown");

        private final String words;

        Severity(String words) {
            this.words = words;
        }

        public String words() {
            return words;
        }
    }

    /** There is nothing to compare with. */
    public static ClockSkew unknown(String why) {
        return new ClockSkew(Optional.empty(), why);
    }

    /**
     * Compares with the {@code Date} header of an answer, which has whole seconds. A date between the two moments tells of no
     * skew: the call may have been tried several times, and which part of the time was the network's is not known.
     *
     * @param date the header's value
     * @param sent this machine's time before the call
     * @param received this machine's time after it
     */
    public static ClockSkew between(String date, Instant sent, Instant received) {
        try {
            Instant theirs =
                    ZonedDateTime.parse(date, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
            Instant ours =
                    theirs.isBefore(sent) ? sent : theirs.isAfter(received) ? received : theirs;
            return new ClockSkew(Optional.of(Duration.between(theirs, ours)), "");
        } catch (DateTimeParseException e) {
            return unknown("the answer's Date header is no date");
        }
    }

    public Severity severity() {
        return ahead.map(Duration::abs)
                .map(skew ->
                        skew.compareTo(REFUSED_BEYOND) > 0
                                ? Severity.REFUSED
                                : skew.compareTo(NEAR_BEYOND) > 0
                                        ? Severity.NEAR_THE_LIMIT
                                        : Severity.FINE)
                .orElse(Severity.UNKNOWN);
    }

    /** What it is, for people. */
    public String message() {
        return ahead.map(
                        skew -> {
                            // The header's second and the network's delay are no skew.
                            long seconds = skew.abs().toSeconds();
                            String direction = skew.isNegative() ? " behind AWS" : " ahead of AWS";
                            return seconds < 2 ? "in step with AWS" : seconds + " s" + direction;
                        })
                .orElse("no skew: " + why);
    }

    /** What to do; empty where there is nothing to do. */
    public String remedy() {
        return switch (severity()) {
            case FINE, UNKNOWN -> "";
            case NEAR_THE_LIMIT ->
                    "set this machine's clock: AWS refuses requests that are 5 minutes off";
            case REFUSED ->
                    "set this machine's clock now: AWS refuses requests that are more than 5 minutes"
                            + " off";
        };
    }
}
