package io.stratoscope.app;

import io.stratoscope.aws.AwsAccount;
import io.stratoscope.cost.ActualCosts;
import io.stratoscope.cost.CostAnswer;
import io.stratoscope.cost.CostEstimate;
import io.stratoscope.cost.CostFigures;
import io.stratoscope.cost.CostRequests;
import io.stratoscope.cost.PricesFile;
import io.stratoscope.cost.UsageReader;
import io.stratoscope.job.JobContext;
import io.stratoscope.metrics.MetricReader;
import io.stratoscope.model.Scope;
import io.stratoscope.model.Snapshot;
import io.stratoscope.store.CostStore;
import io.stratoscope.store.FileException;
import io.stratoscope.topology.Topology;
import io.stratoscope.ui.session.CostPort;

import java.nio.file.Path;

/** What a project of an account costs, and what a data directory keeps of it. */
public record AccountCosts(
        AwsAccount account, MetricReader metrics, Scope scope, Path dataDirectory)
        implements CostPort {

    @Override
    public CostEstimate estimate(Snapshot snapshot, JobContext job) {
        Topology topology = Topology.of(snapshot);
        CostEstimate estimate =
                CostEstimate.of(
                        topology,
                        new PricesFile(dataDirectory).read(),
                        new UsageReader(metrics)
                                .read(topology, account.clock().instant(), job::cancelled));
        metrics.takeTrouble().ifPresent(job::log);
        return estimate;
    }

    @Override
    public CostFigures figures(CostRequests requests, String tag, JobContext job) {
        CostAnswer answer;
        int left = 0;
        try {
            ActualCosts costs =
                    new ActualCosts(account, CostStore.open(dataDirectory, account.clock()));
            answer = costs.of(scope, requests, tag);
            left = costs.left();
        } catch (FileException e) {
            // Without a store nobody can count the requests: then none is sent.
            answer = new CostAnswer.Unavailable(String.valueOf(e.getMessage()));
        }
        account.meter().flush();
        return new CostFigures(
                answer,
                left,
                account.clock().instant(),
                Limits.read(dataDirectory),
                Accounts.watching(account, dataDirectory).cost());
    }
}
