package io.stratoscope.model;

import static io.stratoscope.model.RelationKind.LOCATED_IN;
import static io.stratoscope.model.RelationKind.PART_OF;

import io.stratoscope.model.JsonValue.JsonObject;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Writes a snapshot by hand. Adding a resource a second time replaces it. */
public final class SnapshotBuilder {
    public static final String ACCOUNT = "123456789012";
    public static final String REGION = "eu-central-1";
    public static final Instant TAKEN = Instant.parse("2026-03-01T12:00:00Z");

    private final Map<Arn, Resource> resources = new LinkedHashMap<>();
    private final List<Relation> relations = new ArrayList<>();
    private final List<DiscoveryIssue> issues = new ArrayList<>();
    private final List<Coverage.Row> coverage = new ArrayList<>();
    private List<String> regions = List.of(REGION);
    private Instant takenAt = TAKEN;

    /** A regional ARN of the test account. */
    public static Arn arn(String service, String resource) {
        return new Arn("aws", service, REGION, ACCOUNT, resource);
    }

    public static Arn ec2(String resource) {
        return arn("ec2", resource);
    }

    /** An ARN of a global service. */
    public static Arn global(String service, String resource) {
        return new Arn("aws", service, "", service.equals("iam") ? ACCOUNT : "", resource);
    }

    public SnapshotBuilder regions(String... codes) {
        regions = List.of(codes);
        return this;
    }

    public SnapshotBuilder takenAt(Instant instant) {
        takenAt = instant;
        return this;
    }

    public Arn add(ResourceType type, Arn arn, String name) {
        return add(type, arn, name, "", JsonObject.EMPTY);
    }

    public Arn add(ResourceType type, Arn arn, String name, JsonObject description) {
        return add(type, arn, name, "", description);
    }

    /** Adds a resource; an empty zone means none. */
    public Arn add(ResourceType type, Arn arn, String name, String zone, JsonObject description) {
        return put(
                new Resource(
                        arn,
                        type,
                        arn.lastSegment(),
                        name,
                        region(arn),
                        zone.isEmpty() ? Optional.empty() : Optional.of(zone),
                        Map.of("Name", name, "Project", "immich"),
                        DiscoveredBy.TAG,
                        ResourceState.LIVE,
                        arn.service() + ":Describe" + type.kind(),
                        takenAt,
                        description));
    }

    public Arn put(Resource resource) {
        resources.put(resource.arn(), resource);
        return resource.arn();
    }

    public Resource get(Arn arn) {
        return Optional.ofNullable(resources.get(arn)).orElseThrow();
    }

    public SnapshotBuilder state(Arn arn, ResourceState state) {
        put(get(arn).withState(state));
        return this;
    }

    /** Takes a resource and the relations that start at it out again. */
    public SnapshotBuilder remove(Arn arn) {
        resources.remove(arn);
        relations.removeIf(relation -> relation.from().equals(arn));
        return this;
    }

    /** Takes a resource and every relation that names it out again. */
    public SnapshotBuilder forget(Arn arn) {
        remove(arn);
        relations.removeIf(relation -> relation.to().equals(arn));
        return this;
    }

    public SnapshotBuilder unrelate(Arn from, RelationKind kind, Arn to) {
        relations.removeIf(r -> r.from().equals(from) && r.kind() == kind && r.to().equals(to));
        return this;
    }

    public SnapshotBuilder relate(Arn from, RelationKind kind, Arn to) {
        return relate(from, kind, to, "");
    }

    public SnapshotBuilder relate(Arn from, RelationKind kind, Arn to, String detail) {
        relations.add(
                new Relation(
                        from,
                        to,
                        kind,
                        detail,
                        new Evidence(from.service() + ":Describe", kind + " " + to.lastSegment())));
        return this;
    }

    public SnapshotBuilder in(Arn place, Arn... things) {
        for (Arn thing : things) {
            relate(thing, LOCATED_IN, place);
        }
        return this;
    }

    public SnapshotBuilder partOf(Arn whole, Arn... parts) {
        for (Arn part : parts) {
            relate(part, PART_OF, whole);
        }
        return this;
    }

    public SnapshotBuilder issue(DiscoveryIssue issue) {
        issues.add(issue);
        return this;
    }

    public SnapshotBuilder coverage(Coverage.Row row) {
        coverage.add(row);
        return this;
    }

    public Snapshot build() {
        return new Snapshot(
                new AccountInfo(ACCOUNT, "simulated", true),
                Scope.project("immich"),
                regions,
                takenAt,
                List.copyOf(resources.values()),
                relations,
                issues,
                new Coverage(coverage));
    }

    private static String region(Arn arn) {
        if (!arn.region().isEmpty()) {
            return arn.region();
        }
        return arn.service().equals("s3") ? REGION : Resource.GLOBAL;
    }
}
