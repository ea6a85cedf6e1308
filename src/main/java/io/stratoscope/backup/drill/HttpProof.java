package io.stratoscope.backup.drill;

import io.stratoscope.backup.DatabaseCopy;
import io.stratoscope.backup.proof.ApiKey;
import io.stratoscope.backup.proof.Expected;
import io.stratoscope.backup.proof.ProcessEvidence;
import io.stratoscope.backup.proof.Proof;
import io.stratoscope.backup.proof.ProofCheck;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Asks the restored Immich over HTTP, and the live one how much it had at the restore point's time. */
public final class HttpProof implements DrillProof {

    /** Without these nothing is proved, whatever the others say. */
    private static final Set<String> ESSENTIAL =
            Set.of("server", "database", "originals", "process");

    private final ApiKey key;
    private final int sample;
    private final Optional<URI> live;

    /**
     * A proof.
     *
     * @param key of an administrator of the live application; it is in the restored database, too
     * @param sample how many originals are downloaded
     * @param live where the live application is asked, when not by the name that leads to its load balancer
     */
    public HttpProof(ApiKey key, int sample, Optional<URI> live) {
        this.key = key;
        this.sample = sample;
        this.live = live;
    }

    @Override
    public List<DrillCheck> prove(Subject subject) {
        Expected expected =
                Expected.at(
                                subject.point()
                                        .database()
                                        .flatMap(DatabaseCopy::created)
                                        .orElse(subject.point().at()))
                        .sample(sample, subject.begunAt().getEpochSecond())
                        .process(
                                new ProcessEvidence(
                                        subject.begunAt(),
                                        subject.targets().stream().map(Target::address).toList(),
                                        subject.targets().stream()
                                                .filter(target -> !target.task().isEmpty())
                                                .map(target ->
                                                        new ProcessEvidence.StartedTask(
                                                                target.address(),
                                                                target.startedAt()))
                                                .toList()));
        Expected withVersion =
                subject.original().service().version().map(expected::version).orElse(expected);
        Expected all =
                live.or(() -> subject.original().service().address())
                        .map(address -> withVersion.live(subject.account().reach(address), key))
                        .orElse(withVersion);
        return new Proof(
                        subject.account().reach(subject.address()),
                        key,
                        all,
                        subject.account().clock())
                .prove().stream().map(HttpProof::check).toList();
    }

    private static DrillCheck check(ProofCheck check) {
        String evidence =
                Stream.concat(Stream.of(check.evidence()), check.problems().stream())
                        .distinct()
                        .reduce((one, other) -> one + "; " + other)
                        .orElse("");
        return switch (check.state()) {
            case PASS -> DrillCheck.pass(DrillPhase.PROVE, check.name(), evidence);
            case FAIL ->
                    DrillCheck.fail(
                            DrillPhase.PROVE,
                            check.name(),
                            evidence,
                            "the backup does not bring this back: back up again, and drill that");
            case NOT_CHECKABLE ->
                    ESSENTIAL.contains(check.name())
                            ? DrillCheck.fail(
                                    DrillPhase.PROVE,
                                    check.name(),
                                    evidence,
                                    "without it nothing is proved: mend that, then run the drill again")
                            : DrillCheck.notCheckable(DrillPhase.PROVE, check.name(), evidence);
        };
    }
}
