package io.stratoscope.backup.proof;

import java.net.URI;
import java.time.Instant;
import java.util.Optional;

/**
 * What a restored server has to be.
 *
 * @param asOf no row from before this may be missing: when the database snapshot was taken
 * @param version of the server that worked on the database then, as {@code 2.7.5}, with or without a v
 * @param counts what there was then, where somebody counted
 * @param live the server that still works; asked only where nobody counted
 * @param process who answers
 * @param sample how many originals are downloaded
 * @param seed which: the same seed picks the same ones from the same rows
 */
public record Expected(
        Instant asOf,
        Optional<String> version,
        Optional<Counts> counts,
        Optional<Live> live,
        Optional<ProcessEvidence> process,
        int sample,
        long seed) {

    private static final int USUAL_SAMPLE = 25;

    public Expected {
        if (sample < 0) {
            throw new IllegalArgumentException("a sample of " + sample);
        }
    }

    /** A server that is asked only how much it has. */
    public record Live(URI base, ApiKey key) {}

    /** Nothing but a time: what it says of itself is believed, except that originals are downloaded. */
    public static Expected at(Instant asOf) {
        return new Expected(
                asOf,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                USUAL_SAMPLE,
                asOf.getEpochSecond());
    }

    public Expected version(String of) {
        return new Expected(asOf, Optional.of(of), counts, live, process, sample, seed);
    }

    public Expected counts(Counts counted) {
        return new Expected(asOf, version, Optional.of(counted), live, process, sample, seed);
    }

    public Expected live(URI base, ApiKey key) {
        return new Expected(
                asOf, version, counts, Optional.of(new Live(base, key)), process, sample, seed);
    }

    public Expected process(ProcessEvidence evidence) {
        return new Expected(asOf, version, counts, live, Optional.of(evidence), sample, seed);
    }

    public Expected sample(int size, long from) {
        return new Expected(asOf, version, counts, live, process, size, from);
    }
}
