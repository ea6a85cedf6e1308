package io.stratoscope.backup.proof;

import io.stratoscope.backup.proof.Check.Finding;
import io.stratoscope.backup.proof.ProofCheck.State;

import java.net.URI;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/**
 * Proves that a restored Immich is whole: each check asks it over HTTP. Of checks that fail none keeps the others from being made;
 * what a server that does not answer cannot be asked for fails with the same words.
 */
public final class Proof {

    /** All of them, in their order: another check is a class and a line here. */
    private static final List<Check> ALL =
            List.of(
                    new ServerCheck(),
                    new VersionCheck(),
                    new DatabaseCheck(),
                    new RowsCheck("users", ImmichServer::users, Counts::users),
                    new RowsCheck("albums", ImmichServer::albums, Counts::albums),
                    new AssetsCheck(),
                    new SampleCheck("originals", SampleCheck.ORIGINAL),
                    new SampleCheck("thumbnails", SampleCheck.THUMBNAIL),
                    new ProcessCheck());

    private final URI base;
    private final ApiKey key;
    private final Expected expected;
    private final Clock clock;
    private final Limits limits;

    /**
     * @param base where the restored server answers, without {@code /api}; what {@link io.stratoscope.aws.AwsAccount#reach} gave
     * @param key of an administrator, from when the backup was made
     * @param clock for when each check was made
     */
    public Proof(URI base, ApiKey key, Expected expected, Clock clock) {
        this(base, key, expected, clock, Limits.USUAL);
    }

    Proof(URI base, ApiKey key, Expected expected, Clock clock, Limits limits) {
        this.base = base;
        this.key = key;
        this.expected = expected;
        this.clock = clock;
        this.limits = limits;
    }

    /** The names of all checks, in their order. */
    public static List<String> names() {
        return ALL.stream().map(Check::name).toList();
    }

    /** Makes all checks. */
    public List<ProofCheck> prove() {
        return prove(_ -> {}, () -> false);
    }

    /**
     * Makes all checks; those that are left when it is cancelled are not checkable.
     *
     * @param listener hears of each as soon as it was made
     * @param cancelled asked between two requests
     */
    public List<ProofCheck> prove(Consumer<ProofCheck> listener, BooleanSupplier cancelled) {
        try (ImmichServer restored = new ImmichServer(base, key, limits)) {
            Optional<ImmichServer> live =
                    expected.live()
                            .map(server -> new ImmichServer(server.base(), server.key(), limits));
            try {
                return made(new Proving(restored, live, expected, cancelled), listener);
            } finally {
                live.ifPresent(ImmichServer::close);
            }
        }
    }

    private List<ProofCheck> made(Proving proving, Consumer<ProofCheck> listener) {
        List<ProofCheck> checks = new ArrayList<>();
        for (Check check : ALL) {
            Finding finding =
                    proving.isCancelled()
                            ? new Finding(
                                    State.NOT_CHECKABLE,
                                    "cancelled before it was made",
                                    Map.of(),
                                    List.of())
                            : check.look(proving);
            ProofCheck made =
                    new ProofCheck(
                            check.name(),
                            finding.state(),
                            finding.evidence(),
                            finding.measured(),
                            finding.problems(),
                            clock.instant());
            checks.add(made);
            listener.accept(made);
        }
        return List.copyOf(checks);
    }
}
