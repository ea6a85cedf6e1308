package io.stratoscope.app;

import io.stratoscope.aws.AwsAccount;
import io.stratoscope.backup.BackUp;
import io.stratoscope.backup.BackupListener;
import io.stratoscope.backup.BackupLook;
import io.stratoscope.backup.BackupTarget;
import io.stratoscope.backup.RestorePoint;
import io.stratoscope.backup.Retention;
import io.stratoscope.backup.restore.Past;
import io.stratoscope.backup.restore.RestoreListener;
import io.stratoscope.backup.restore.RestorePlan;
import io.stratoscope.backup.restore.RestoreRequest;
import io.stratoscope.backup.restore.RestoreResult;
import io.stratoscope.backup.restore.Restores;
import io.stratoscope.job.JobContext;
import io.stratoscope.job.Journal;
import io.stratoscope.model.Snapshot;
import io.stratoscope.price.PriceTable;
import io.stratoscope.provision.driver.Waiting;
import io.stratoscope.topology.Topology;
import io.stratoscope.ui.backups.BackupPort;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * The backups of a project of an account.
 *
 * @param waiting how the time passes between two looks
 * @param journals opens a journal by its place in the data directory
 * @param prices asked for each look
 * @param pasts what a project was before a snapshot of it
 */
public record AccountBackups(
        AwsAccount account,
        Waiting waiting,
        Function<Path, Journal> journals,
        Supplier<PriceTable> prices,
        Function<Snapshot, Past> pasts)
        implements BackupPort {

    @Override
    public Sight look(Snapshot snapshot, JobContext job) {
        try {
            Past past = pasts.apply(snapshot);
            BackupTarget target = target(past);
            return new Sight.Seen(
                    BackupLook.at(
                            account,
                            target,
                            Topology.of(snapshot),
                            journals.apply(BackUp.journal(account, target)),
                            prices.get()),
                    Map.of(), // no drill has proved anything yet
                    Restores.lost(past, target),
                    restores(snapshot).open());
        } catch (BackupTarget.NoTargetException e) {
            return new Sight.NoTarget(String.valueOf(e.getMessage()));
        }
    }

    private static BackupTarget target(Past past) {
        return Restores.target(past, Optional.empty(), Optional.empty());
    }

    private Restores restores(Snapshot project) {
        return new Restores(
                Restores.place(account, project),
                waiting,
                journals.apply(Restores.journal(account, project)));
    }

    @Override
    public BackUp.Result backUp(BackupTarget target, BackupListener listener, JobContext job) {
        return new BackUp(
                        account,
                        target,
                        waiting,
                        journals.apply(BackUp.journal(account, target)),
                        listener)
                .run(job);
    }

    @Override
    public void remove(BackupTarget target, RestorePoint point) {
        Retention.remove(account, target, point);
    }

    @Override
    public RestorePlan planRestore(Snapshot project, RestoreRequest request, JobContext job) {
        Past past = pasts.apply(project);
        return restores(project).plan(request, target(past), past, prices.get());
    }

    @Override
    public RestoreResult restore(
            Snapshot project, RestorePlan plan, RestoreListener listener, JobContext job) {
        return restores(project).run(plan, listener, job);
    }

    @Override
    public void giveUp(Snapshot project) {
        restores(project).giveUp();
    }
}
