package io.stratoscope.model;

import java.util.List;
import java.util.Optional;

/**
 * The ledger of a discovery: for each service and region, what became of everything that was asked for.
 *
 * @param rows sorted by service, then region
 */
public record Coverage(List<Row> rows) {

    public Coverage {
        rows = rows.stream().sorted().toList();
    }

    /**
     * One service in one region. Each thing that was asked for (an ARN that the sweep, a relation or an earlier snapshot
     * named, or a listing that could not be read at all) is counted in exactly one column.
     *
     * @param confirmed a describe call confirmed it
     * @param ghosts named by the tagging API, but a describe call says that it does not exist
     * @param missing named by another resource, but a describe call says that it does not exist
     * @param denied the identity may not read it
     * @param throttled AWS asked to slow down until the retries were used up
     * @param failed any other failure
     * @param unsupported the region, the endpoint or the Cloud Control API does not offer to read it
     * @param notScanned no call was made for it: cancelled, or nothing knows how to describe it
     */
    public record Row(
            String service,
            String region,
            int confirmed,
            int ghosts,
            int missing,
            int denied,
            int throttled,
            int failed,
            int unsupported,
            int notScanned)
            implements Comparable<Row> {

        public int total() {
            return settled() + denied + throttled + failed + unsupported + notScanned;
        }

        /** What is known for certain, one way or the other. */
        public int settled() {
            return confirmed + ghosts + missing;
        }

        @Override
        public int compareTo(Row other) {
            int byService = service.compareTo(other.service);
            return byService != 0 ? byService : region.compareTo(other.region);
        }
    }

    /** The sum of all rows. */
    public Row total() {
        return new Row(
                "total",
                "",
                rows.stream().mapToInt(Row::confirmed).sum(),
                rows.stream().mapToInt(Row::ghosts).sum(),
                rows.stream().mapToInt(Row::missing).sum(),
                rows.stream().mapToInt(Row::denied).sum(),
                rows.stream().mapToInt(Row::throttled).sum(),
                rows.stream().mapToInt(Row::failed).sum(),
                rows.stream().mapToInt(Row::unsupported).sum(),
                rows.stream().mapToInt(Row::notScanned).sum());
    }

    /**
     * Of all that may exist, the share that was confirmed, in whole percent rounded down, so that 100 means all of it.
     * Ghosts and missing ones do not count: that they are gone is known. Empty where nothing was asked for.
     */
    public Optional<Integer> percentConfirmed() {
        Row sum = total();
        int mayExist = sum.total() - sum.ghosts() - sum.missing();
        return mayExist == 0
                ? Optional.empty()
                : Optional.of((int) (100L * sum.confirmed() / mayExist));
    }
}
