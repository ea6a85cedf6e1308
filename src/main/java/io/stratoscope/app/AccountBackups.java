package io.stratoscope.app;

import io.stratoscope.aws.AwsAccount;
import io.stratoscope.backup.BackUp;
import io.stratoscope.backup.BackupListener;
import io.stratoscope.backup.BackupLook;
import io.stratoscope.backup.BackupTarget;
import io.stratoscope.backup.RestorePoint;
import io.stratoscope.backup.Retention;
import io.stratoscope.job.JobContext;
import io.stratoscope.job.Journal;
import io.stratoscope.model.Snapshot;
import io.stratoscope.price.PriceTable;
import io.stratoscope.provision.driver.Waiting;
import io.stratoscope.topology.Topology;
import io.stratoscope.ui.backups.BackupPort;

import java.nio.file.Path;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * The backups of a project of an account.
 *
 * @param waiting how the time passes between two looks
 * @param journals opens a journal by its place in the data directory
 * @param prices asked for each look
 */
public record AccountBackups(
        AwsAccount account,
        Waiting waiting,
        Function<Path, Journal> journals,
        Supplier<PriceTable> prices)
        implements BackupPort {

    @Override
    public Sight look(Snapshot snapshot, JobContext job) {
        try {
            return new Sight.Seen(
                    BackupLook.at(account, Topology.of(snapshot), this::journal, prices.get()),
                    Map.of()); // no drill has proved anything yet
        } catch (BackupTarget.NoTargetException e) {
            return new Sight.NoTarget(String.valueOf(e.getMessage()));
        }
    }

    private Journal journal(BackupTarget target) {
        return journals.apply(BackUp.journal(account, target));
    }

    @Override
    public BackUp.Result backUp(BackupTarget target, BackupListener listener, JobContext job) {
        return new BackUp(account, target, waiting, journal(target), listener).run(job);
    }

    @Override
    public void remove(BackupTarget target, RestorePoint point) {
        Retention.remove(account, target, point);
    }
}
