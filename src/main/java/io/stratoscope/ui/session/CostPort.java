package io.stratoscope.ui.session;

import io.stratoscope.cost.CostEstimate;
import io.stratoscope.cost.CostFigures;
import io.stratoscope.cost.CostRequests;
import io.stratoscope.job.JobContext;
import io.stratoscope.model.Snapshot;

/** Says what the project costs. Called on a job's thread. */
public interface CostPort {

    /** By list price, what stands in a snapshot. */
    CostEstimate estimate(Snapshot snapshot, JobContext job);

    /**
     * What was paid.
     *
     * @param requests how much may be asked; what is asked is paid for
     * @param tag the key of the tag by whose values it is wanted, too
     */
    CostFigures figures(CostRequests requests, String tag, JobContext job);
}
