package io.stratoscope.backup.drill;

import io.stratoscope.aws.AwsAccount;
import io.stratoscope.job.JobContext;
import io.stratoscope.price.PriceTable;
import io.stratoscope.provision.apply.Provisioning;
import io.stratoscope.provision.driver.Place;
import io.stratoscope.provision.driver.Waiting;
import io.stratoscope.store.JournalFile;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;

/** The drills of an account with their history: the one place where what they work with is put together. */
public final class DrillDesk {

    private final Drills drills;
    private final DrillHistory history;

    /**
     * Asks AWS which account it is.
     *
     * @param clock by which is measured what waits are
     * @param usual how the time passes between two looks; the drill measures it
     * @param dataDirectory where journals are, and the history
     * @throws DrillException when the account is opened in several regions
     */
    public DrillDesk(
            AwsAccount account,
            Clock clock,
            Waiting usual,
            Path dataDirectory,
            Supplier<PriceTable> prices,
            DrillProof proof) {
        if (account.regions().size() > 1) {
            throw new DrillException("a drill is in one region; open the account with --region");
        }
        WaitMeter meter = new WaitMeter(clock);
        Waiting waiting = meter.measured(usual);
        Provisioning provisioning =
                new Provisioning(
                        account,
                        clock,
                        waiting,
                        file -> new JournalFile(dataDirectory.resolve(file), clock),
                        prices);
        Place place = provisioning.place();
        Path journal = DrillJournal.file(account, place.accountId(), place.region());
        drills =
                new Drills(
                        new DrillTools(
                                account,
                                provisioning,
                                waiting,
                                meter,
                                new JournalFile(dataDirectory.resolve(journal), clock),
                                prices,
                                proof));
        history =
                DrillHistory.of(
                        dataDirectory, place.accountId(), account.simulated(), place.region());
    }

    /** Looks whether a drill could work, and reckons by the former ones what it takes. Makes nothing. */
    public PreparedDrill prepare(DrillRequest request, JobContext context) {
        List<Duration> former =
                history.read().drills().stream()
                        .map(DrillHistory.Filed::report)
                        .filter(report -> report.verdict() == DrillReport.Verdict.PROVED)
                        .map(report -> Duration.between(report.startedAt(), report.endedAt()))
                        .toList();
        return drills.prepare(request, former, context);
    }

    public Drills drills() {
        return drills;
    }

    public DrillHistory history() {
        return history;
    }
}
