package io.stratoscope.store;

import io.stratoscope.model.AccountInfo;
import io.stratoscope.model.Arn;
import io.stratoscope.model.Coverage;
import io.stratoscope.model.DiscoveredBy;
import io.stratoscope.model.JsonValue.JsonObject;
import io.stratoscope.model.Resource;
import io.stratoscope.model.ResourceState;
import io.stratoscope.model.ResourceType;
import io.stratoscope.model.Scope;
import io.stratoscope.model.Snapshot;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Small snapshots to write and read. */
final class SampleSnapshots {

    static final String ACCOUNT = "profile immich";
    static final List<String> REGIONS = List.of("eu-central-1");

    private SampleSnapshots() {}

    /** A snapshot of one bucket with this name. */
    static Snapshot of(Scope scope, String name) {
        Instant takenAt = Instant.parse("2026-11-23T12:00:00Z");
        return new Snapshot(
                new AccountInfo("123456789012", ACCOUNT, false),
                scope,
                REGIONS,
                takenAt,
                List.of(
                        new Resource(
                                Arn.of("arn:aws:s3:::" + name),
                                ResourceType.BUCKET,
                                name,
                                name,
                                "eu-central-1",
                                Optional.empty(),
                                Map.of("Owner", "Zoë \"quoted\"\n"),
                                DiscoveredBy.TAG,
                                ResourceState.LIVE,
                                "s3:GetBucketLocation",
                                takenAt,
                                JsonObject.EMPTY)),
                List.of(),
                List.of(),
                new Coverage(List.of()));
    }
}
