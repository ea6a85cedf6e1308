package io.stratoscope.cost;

import io.stratoscope.model.Resource;
import io.stratoscope.model.ResourceType;
import io.stratoscope.topology.Topology;

import java.math.BigDecimal;
import java.util.Optional;

/** A file system, by what is in it and in which storage class. */
final class FileSystemEstimator implements Estimator {
    @Override
    public ResourceType type() {
        return ResourceType.EFS_FILE_SYSTEM;
    }

    @Override
    public void estimate(Resource resource, Topology topology, EstimateDraft draft) {
        size(resource, "ValueInStandard")
                .or(() -> size(resource, "Value"))
                .ifPresentOrElse(
                        bytes ->
                                draft.line("standard storage", Gibibytes.of(bytes), "efs-standard")
                                        .assume("it keeps as much as it does now"),
                        () -> draft.unknown("how much it keeps"));
        size(resource, "ValueInIA")
                .filter(bytes -> bytes.signum() > 0)
                .ifPresent(bytes ->
                        draft.line(
                                "infrequent access storage",
                                Gibibytes.of(bytes),
                                "efs-infrequent"));
        size(resource, "ValueInArchive")
                .filter(bytes -> bytes.signum() > 0)
                .ifPresent(_ -> draft.unknown("its archive storage"));
        switch (resource.description().text("ThroughputMode").orElse("")) {
            case "elastic" -> draft.unknown("the data that is read and written");
            case "provisioned" -> draft.unknown("its provisioned throughput");
            default -> {}
        }
    }

    private static Optional<BigDecimal> size(Resource resource, String member) {
        return resource.description().number("SizeInBytes", member);
    }
}
