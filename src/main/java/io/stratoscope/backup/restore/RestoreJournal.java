package io.stratoscope.backup.restore;

import io.stratoscope.job.Journal;
import io.stratoscope.job.Journal.Entry;
import io.stratoscope.job.Journal.Phase;
import io.stratoscope.json.JsonText;
import io.stratoscope.model.JsonValue.JsonObject;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a journal tells of restores. The plan is noted before the first step, each step before it is done, and what it made when it is:
 * whoever goes on needs nothing else.
 */
final class RestoreJournal {

    private static final String WHOLE = "restore";

    private final Journal journal;

    RestoreJournal(Journal journal) {
        this.journal = journal;
    }

    /** The plan whose restore has no end: it was cut off, it failed, or it still goes on elsewhere. */
    Optional<RestorePlan> open() {
        List<Entry> entries = journal.entries();
        for (int i = entries.size() - 1; i >= 0; i--) {
            Entry entry = entries.get(i);
            if (entry.step().equals(WHOLE)) {
                return entry.phase() == Phase.BEGUN
                        ? Optional.of(RestorePlanJson.read(object(entry.detail())))
                        : Optional.empty();
            }
        }
        return Optional.empty();
    }

    void begin(RestorePlan plan) {
        journal.write(plan.run(), WHOLE, Phase.BEGUN, JsonText.compact(plan.json()));
    }

    void end(String run, boolean well, String detail) {
        journal.write(run, WHOLE, well ? Phase.DONE : Phase.FAILED, detail);
    }

    void begin(String run, RestoreStep step) {
        journal.write(run, step.id(), Phase.BEGUN, step.what());
    }

    void done(String run, RestoreStep step, JsonObject made) {
        journal.write(run, step.id(), Phase.DONE, JsonText.compact(made));
    }

    void failed(String run, RestoreStep step, String why) {
        journal.write(run, step.id(), Phase.FAILED, why);
    }

    /** What the steps that are done made, by their ids. */
    Map<String, JsonObject> done(String run) {
        Map<String, JsonObject> done = new HashMap<>();
        for (Entry entry : journal.entries()) {
            if (entry.run().equals(run)
                    && entry.phase() == Phase.DONE
                    && !entry.step().equals(WHOLE)) {
                done.put(entry.step(), object(entry.detail()));
            }
        }
        return done;
    }

    /** How long a step took when it was done last, by its id; only where it was done without a break. */
    Optional<Duration> took(String step) {
        Optional<Duration> took = Optional.empty();
        Map<String, Instant> begun = new HashMap<>();
        for (Entry entry : journal.entries()) {
            if (!entry.step().equals(step)) {
                continue;
            }
            Instant before = begun.put(entry.run(), entry.at());
            if (entry.phase() == Phase.DONE && before != null) {
                took = Optional.of(Duration.between(before, entry.at()));
            }
        }
        return took;
    }

    private static JsonObject object(String text) {
        return JsonText.parse(text) instanceof JsonObject object ? object : JsonObject.EMPTY;
    }
}
