package io.stratoscope.app;

import io.stratoscope.aws.AwsAccount;
import io.stratoscope.backup.BackupTarget;
import io.stratoscope.backup.RestorePoint;
import io.stratoscope.backup.drill.DrillCheck;
import io.stratoscope.backup.drill.DrillDesk;
import io.stratoscope.backup.drill.DrillException;
import io.stratoscope.backup.drill.DrillHistory.Filed;
import io.stratoscope.backup.drill.DrillListener;
import io.stratoscope.backup.drill.DrillProof;
import io.stratoscope.backup.drill.DrillQuote;
import io.stratoscope.backup.drill.DrillReport;
import io.stratoscope.backup.drill.DrillRequest;
import io.stratoscope.backup.drill.DrillVisitor;
import io.stratoscope.backup.drill.HttpProof;
import io.stratoscope.backup.drill.Leftover;
import io.stratoscope.backup.drill.PreparedDrill;
import io.stratoscope.backup.drill.report.DrillFormat;
import io.stratoscope.backup.proof.ApiKey;
import io.stratoscope.cli.FiledEvidence;
import io.stratoscope.job.JobContext;
import io.stratoscope.model.Scope;
import io.stratoscope.model.Snapshot;
import io.stratoscope.price.PriceTable;
import io.stratoscope.provision.driver.Waiting;
import io.stratoscope.store.AtomicFile;
import io.stratoscope.store.FileException;
import io.stratoscope.store.FileReason;
import io.stratoscope.ui.backups.DrillPort;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * The restore drills of a project of an account.
 *
 * @param really by which is measured what waits are
 * @param waiting how the time passes between two looks
 * @param dataDirectory where journals and reports are
 * @param prices asked for each drill
 * @param key with which the restored application is asked; empty where the operator gave none
 * @param browser shows a file
 */
public record AccountDrills(
        AwsAccount account,
        Clock really,
        Waiting waiting,
        Path dataDirectory,
        Supplier<PriceTable> prices,
        Supplier<Optional<ApiKey>> key,
        Consumer<Path> browser)
        implements DrillPort {

    private static final Path REPORTS = Path.of("reports");
    private static final int SAMPLE = 25;

    @Override
    public Clock clock() {
        return account.clock();
    }

    @Override
    public Optional<String> visitor() {
        return account.simulated() ? Optional.of(DrillVisitor.SIMULATED) : Optional.empty();
    }

    @Override
    public Optional<String> obstacle() {
        try {
            return key.get().isPresent()
                    ? Optional.empty()
                    : Optional.of(
                            "A drill asks the restored application, and needs an API key of an administrator for"
                                    + " that: make one in Immich's account settings, and start Stratoscope with it"
                                    + " in the environment variable STRATOSCOPE_IMMICH_API_KEY.");
        } catch (IllegalArgumentException e) {
            return Optional.of("STRATOSCOPE_IMMICH_API_KEY: " + e.getMessage() + ".");
        }
    }

    private DrillDesk desk(DrillProof proof) {
        return new DrillDesk(account, really, waiting, dataDirectory, prices, proof);
    }

    /** Where nothing has to be proved. */
    private DrillDesk desk() {
        return desk(_ -> List.of());
    }

    private record Prepared(DrillDesk desk, PreparedDrill drill) implements Offer {
        @Override
        public List<DrillCheck> checks() {
            return drill.checks();
        }

        @Override
        public Optional<DrillQuote> quote() {
            return drill.quote();
        }

        @Override
        public boolean isReady() {
            return drill.isReady();
        }

        @Override
        public Ended run(DrillListener listener, JobContext job) {
            DrillReport report = desk.drills().run(drill, listener, job);
            try {
                var _ = desk.history().add(report, Optional.empty());
                return new Ended(report, Optional.empty());
            } catch (FileException e) {
                return new Ended(report, Optional.of(String.valueOf(e.getMessage())));
            }
        }
    }

    @Override
    public Offer prepare(
            Snapshot project,
            BackupTarget target,
            RestorePoint point,
            String visitor,
            JobContext job) {
        String from = DrillVisitor.of(visitor);
        ApiKey known = key.get().orElseThrow(() -> new DrillException(obstacle().orElse("")));
        DrillDesk desk = desk(new HttpProof(known, SAMPLE, Optional.empty()));
        return new Prepared(
                desk,
                desk.prepare(
                        new DrillRequest(project, target, point, from, DrillRequest.USUAL_LEASE),
                        job));
    }

    @Override
    public List<Leftover> leftovers(JobContext job) {
        return desk().drills().leftovers(job);
    }

    @Override
    public List<String> sweep(Leftover leftover, DrillListener listener, JobContext job) {
        return desk().drills().sweep(leftover, listener, job);
    }

    @Override
    public List<Filed> history(Snapshot project) {
        return desk().history().read().drills().reversed().stream()
                .filter(filed ->
                        project.scope()
                                .includes(Map.of(Scope.PROJECT_TAG, filed.report().project())))
                .toList();
    }

    @Override
    public void save(String drill, DrillFormat format, Path file) {
        DrillDesk desk = desk();
        Filed filed =
                desk.history().read().drills().stream()
                        .filter(each -> each.report().id().equals(drill))
                        .findFirst()
                        .orElseThrow(() ->
                                new FileException(
                                        "the report of "
                                                + drill
                                                + " was removed; look at the drills again"));
        AtomicFile.write(file, format.render(FiledEvidence.of(desk.history(), filed)));
    }

    @Override
    public void open(String drill) {
        Path directory = dataDirectory.resolve(REPORTS);
        try {
            Files.createDirectories(directory);
        } catch (IOException e) {
            throw new FileException(
                    "cannot make " + directory + ": " + FileReason.of(directory, e), e);
        }
        Path file = directory.resolve(drill + "." + DrillFormat.HTML.extension());
        save(drill, DrillFormat.HTML, file);
        browser.accept(file);
    }
}
