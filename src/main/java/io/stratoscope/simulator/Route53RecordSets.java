package io.stratoscope.simulator;

import software.amazon.awssdk.services.route53.model.Change;
import software.amazon.awssdk.services.route53.model.ChangeResourceRecordSetsRequest;
import software.amazon.awssdk.services.route53.model.ChangeResourceRecordSetsResponse;
import software.amazon.awssdk.services.route53.model.InvalidChangeBatchException;
import software.amazon.awssdk.services.route53.model.ListResourceRecordSetsRequest;
import software.amazon.awssdk.services.route53.model.ListResourceRecordSetsResponse;
import software.amazon.awssdk.services.route53.model.RRType;
import software.amazon.awssdk.services.route53.model.ResourceRecordSet;

import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;

/** The records of hosted zones. */
final class Route53RecordSets {

    private static final int RECORDS = 300;
    private final SimulatedRoute53 route53;
    private final Rows<Route53Zone> zones;
    private final FoundProofs proofs;

    Route53RecordSets(SimulatedRoute53 route53, Rows<Route53Zone> zones) {
        this.route53 = route53;
        this.zones = zones;
        proofs = new FoundProofs(route53.account());
    }

    ChangeResourceRecordSetsResponse change(ChangeResourceRecordSetsRequest request) {
        Route53Zone zone = zones.get(request.hostedZoneId());
        NavigableMap<Route53Zone.Key, ResourceRecordSet> changed = Route53Zone.noRecords();
        changed.putAll(zone.records());
        request.changeBatch().changes().forEach(change -> apply(zone, changed, change));
        Route53Zone now = new Route53Zone(zone.zone(), zone.vpcs(), changed);
        zones.put(Route53Names.bare(request.hostedZoneId()), now);
        proofs.changed(now);
        ImmichUploads.follow(route53.account(), zone, now);
        return ChangeResourceRecordSetsResponse.builder().changeInfo(route53.begun()).build();
    }

    private void apply(
            Route53Zone zone,
            NavigableMap<Route53Zone.Key, ResourceRecordSet> records,
            Change change) {
        ResourceRecordSet record = change.resourceRecordSet();
        Route53Zone.Key key = Route53Zone.Key.of(record);
        if (!key.name().equals(zone.zone().name())
                && !key.name().endsWith("." + zone.zone().name())) {
            throw invalid(
                    "RRSet with DNS name %s is not permitted in zone %s"
                            .formatted(key.name(), zone.zone().name()));
        }
        switch (change.action()) {
            case CREATE -> {
                if (records.containsKey(key)) {
                    throw invalid(
                            "Tried to create resource record set [name='%s', type='%s'] but it already exists"
                                    .formatted(key.name(), key.type()));
                }
                put(zone, records, key, record);
            }
            case UPSERT -> put(zone, records, key, record);
            case DELETE -> delete(zone, records, key, record);
            case UNKNOWN_TO_SDK_VERSION -> throw invalid("unknown action");
        }
    }

    // A name with a CNAME has nothing beside it, so the zone's own name cannot have one.
    private void put(
            Route53Zone zone,
            NavigableMap<Route53Zone.Key, ResourceRecordSet> records,
            Route53Zone.Key key,
            ResourceRecordSet record) {
        boolean complete = record.ttl() != null && !record.resourceRecords().isEmpty();
        if (complete == (record.aliasTarget() != null)) {
            throw route53.error(
                    400,
                    "InvalidInput",
                    "Invalid request: Expected exactly one of [AliasTarget, all of [TTL, and"
                            + " ResourceRecords], or TrafficPolicyInstanceId]");
        }
        boolean apex = key.name().equals(zone.zone().name());
        boolean besides =
                records.keySet().stream()
                        .filter(other -> other.name().equals(key.name()))
                        .anyMatch(other -> isCname(key) != isCname(other));
        if (besides) {
            throw invalid(
                    "RRSet of type %s with DNS name %s is not permitted %s in zone %s"
                            .formatted(
                                    key.type(),
                                    key.name(),
                                    apex
                                            ? "at apex"
                                            : "as it conflicts with other records with the same DNS name",
                                    zone.zone().name()));
        }
        records.put(key, record.toBuilder().name(key.name()).build());
    }

    private static boolean isCname(Route53Zone.Key key) {
        return key.type().equals(RRType.CNAME.toString());
    }

    private void delete(
            Route53Zone zone,
            NavigableMap<Route53Zone.Key, ResourceRecordSet> records,
            Route53Zone.Key key,
            ResourceRecordSet record) {
        ResourceRecordSet present = records.get(key);
        if (present == null) {
            throw invalid(
                    "Tried to delete resource record set [name='%s', type='%s'] but it was not found"
                            .formatted(key.name(), key.type()));
        }
        if (!present.equals(record.toBuilder().name(key.name()).build())) {
            throw invalid(
                    "Tried to delete resource record set [name='%s', type='%s'] but the values provided do not match the current values"
                            .formatted(key.name(), key.type()));
        }
        if (Route53Zone.isOwn(zone.zone(), present)) {
            throw invalid(
                    "A HostedZone must contain at least one %s record for the zone itself."
                            .formatted(key.type()));
        }
        records.remove(key);
    }

    private RuntimeException invalid(String message) {
        return route53.error(
                InvalidChangeBatchException.builder(),
                400,
                "InvalidChangeBatch",
                "[" + message + "]");
    }

    /** The CNAMEs that prove whose names are. */
    FoundProofs proofs() {
        return proofs;
    }

    ListResourceRecordSetsResponse list(ListResourceRecordSetsRequest request) {
        Route53Zone zone = zones.get(request.hostedZoneId());
        int asked = request.maxItems() == null ? RECORDS : Integer.parseInt(request.maxItems());
        if (asked < 1) {
            throw route53.error(400, "InvalidInput", "MaxItems must be at least 1");
        }
        int size = Math.min(asked, RECORDS);
        if (route53.account().faults().isHostilePaging()) {
            size = Math.max(1, size / 3);
        }
        NavigableMap<Route53Zone.Key, ResourceRecordSet> from = zone.records();
        if (request.startRecordName() != null) {
            from =
                    from.tailMap(
                            new Route53Zone.Key(
                                    Route53Names.normal(request.startRecordName()),
                                    Optional.ofNullable(request.startRecordTypeAsString())
                                            .orElse(""),
                                    Optional.ofNullable(request.startRecordIdentifier())
                                            .orElse("")),
                            true);
        }
        List<ResourceRecordSet> page = from.values().stream().limit(size).toList();
        Optional<ResourceRecordSet> next = from.values().stream().skip(size).findFirst();
        ListResourceRecordSetsResponse.Builder response =
                ListResourceRecordSetsResponse.builder()
                        .resourceRecordSets(page)
                        .isTruncated(next.isPresent())
                        .maxItems(String.valueOf(asked));
        next.ifPresent(record ->
                response.nextRecordName(record.name())
                        .nextRecordType(record.type())
                        .nextRecordIdentifier(record.setIdentifier()));
        return response.build();
    }
}
