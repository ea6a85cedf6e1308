package io.stratoscope.cost;

import io.stratoscope.model.Resource;
import io.stratoscope.model.ResourceType;
import io.stratoscope.topology.Topology;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.stream.Stream;

/** A file system, by what is in it and in which storage class. */
final class FileSystemEstimator implements Estimator {
    @Override
    public ResourceType type() {
        return ResourceType.EFS_FILE_SYSTEM;
    }

    @Override
    public void estimate(Resource resource, Topology topology, EstimateDraft draft) {
        stored(resource, draft, StorageClass.FILES_STANDARD, "ValueInStandard", "Value");
        stored(resource, draft, StorageClass.FILES_INFREQUENT, "ValueInIA");
        stored(resource, draft, StorageClass.FILES_ARCHIVE, "ValueInArchive");
        switch (resource.description().text("ThroughputMode").orElse("")) {
            case "elastic" -> draft.unknown("the data that is read and written");
            case "provisioned" -> draft.unknown("its provisioned throughput");
            default -> {}
        }
    }

    /** What CloudWatch says is newer than what EFS said of itself, which it measures every hour. */
    private static void stored(
            Resource resource, EstimateDraft draft, StorageClass stored, String... members) {
        boolean standard = stored.equals(StorageClass.FILES_STANDARD);
        Optional<BigDecimal> known =
                Stream.of(members).flatMap(member -> size(resource, member).stream()).findFirst();
        if (draft.isMeasured(stored.key())) {
            if (standard || draft.isUsed(stored.key())) {
                draft.byUse(stored.what(), stored.key());
            }
        } else if (known.isPresent()) {
            if (standard || known.get().signum() > 0) {
                draft.line(stored.what(), Gibibytes.of(known.get()), stored.key())
                        .assume("it keeps as much as it does now");
            }
        } else if (standard) {
            draft.unknown("how much it keeps");
        }
    }

    private static Optional<BigDecimal> size(Resource resource, String member) {
        return resource.description().number("SizeInBytes", member);
    }
}
