package io.stratoscope.discovery;

import io.stratoscope.model.Arn;
import io.stratoscope.model.Resource;

import java.util.List;

/**
 * Knows how to find and describe the resource types of one service, or of one family of types within it. Stateless: one
 * class, one line in {@link Describers}. The engine calls it for one region at a time, each method on a virtual thread; a
 * method that fails half-way reports what it has and lets the failure go to {@link DescribeContext#failed}.
 */
public interface Describer {

    /** The service's prefix as in IAM actions: the row of the coverage ledger. */
    String service();

    /** Whether it describes resources like this one. The first describer in the list that says yes gets it. */
    boolean handles(Arn arn);

    /** Whether its service is global (IAM, Route 53): then it is asked once, for {@link Resource#GLOBAL}. */
    default boolean global() {
        return false;
    }

    /**
     * Whether its resources are parts that their owner's describer lists anyway: then they are described by name only when
     * nothing else is left to do, so that none is described twice.
     */
    default boolean partsOnly() {
        return false;
    }

    /**
     * How many resources one call of {@link #describe} is given at most; more are shared out over tasks side by side. Small
     * where each resource takes calls of its own; a multiple of the batch size where they are described in batches.
     */
    default int taskSize() {
        return 200;
    }

    /**
     * How many owners one call of {@link #parts} is given at most: few where each takes a call of its own. By default all,
     * since many listings take several owners, or none.
     */
    default int partsTaskSize() {
        return Integer.MAX_VALUE;
    }

    /**
     * Finds resources of the scope by the service's own calls: what the tagging API does not name at all, or everything
     * when the scope is everything. Reports each with {@link DescribeContext#found}. What the sweep names anyway need not
     * be found here, except when the scope is everything.
     */
    default void find(DescribeContext context) {}

    /**
     * Describes these, in the fewest calls that the service allows. Each must end as {@link DescribeContext#found}, {@link
     * DescribeContext#gone} or {@link DescribeContext#failed}; what is left out counts as not scanned.
     */
    void describe(List<Arn> wanted, DescribeContext context);

    /**
     * Finds the parts of resources that were just confirmed and that only their owner can name: listeners of a load
     * balancer, mount targets of a file system, tasks of a service.
     *
     * <p>Relations that such parts tell, and that are no resources themselves, are reported with {@link
     * DescribeContext#related}.
     *
     * @param owners confirmed resources that this describer handles
     */
    default void parts(List<Resource> owners, DescribeContext context) {}
}
