package io.stratoscope.simulator;

import org.jspecify.annotations.Nullable;

import software.amazon.awssdk.services.route53.Route53Client;
import software.amazon.awssdk.services.route53.model.Change;
import software.amazon.awssdk.services.route53.model.ChangeInfo;
import software.amazon.awssdk.services.route53.model.ChangeResourceRecordSetsRequest;
import software.amazon.awssdk.services.route53.model.ChangeResourceRecordSetsResponse;
import software.amazon.awssdk.services.route53.model.ChangeStatus;
import software.amazon.awssdk.services.route53.model.ChangeTagsForResourceRequest;
import software.amazon.awssdk.services.route53.model.ChangeTagsForResourceResponse;
import software.amazon.awssdk.services.route53.model.CreateHostedZoneRequest;
import software.amazon.awssdk.services.route53.model.CreateHostedZoneResponse;
import software.amazon.awssdk.services.route53.model.DelegationSet;
import software.amazon.awssdk.services.route53.model.DeleteHostedZoneRequest;
import software.amazon.awssdk.services.route53.model.DeleteHostedZoneResponse;
import software.amazon.awssdk.services.route53.model.GetHostedZoneRequest;
import software.amazon.awssdk.services.route53.model.GetHostedZoneResponse;
import software.amazon.awssdk.services.route53.model.HostedZone;
import software.amazon.awssdk.services.route53.model.HostedZoneNotEmptyException;
import software.amazon.awssdk.services.route53.model.InvalidChangeBatchException;
import software.amazon.awssdk.services.route53.model.ListHostedZonesRequest;
import software.amazon.awssdk.services.route53.model.ListHostedZonesResponse;
import software.amazon.awssdk.services.route53.model.ListResourceRecordSetsRequest;
import software.amazon.awssdk.services.route53.model.ListResourceRecordSetsResponse;
import software.amazon.awssdk.services.route53.model.ListTagsForResourceRequest;
import software.amazon.awssdk.services.route53.model.ListTagsForResourceResponse;
import software.amazon.awssdk.services.route53.model.ListTagsForResourcesRequest;
import software.amazon.awssdk.services.route53.model.ListTagsForResourcesResponse;
import software.amazon.awssdk.services.route53.model.NoSuchHostedZoneException;
import software.amazon.awssdk.services.route53.model.RRType;
import software.amazon.awssdk.services.route53.model.ResourceRecord;
import software.amazon.awssdk.services.route53.model.ResourceRecordSet;
import software.amazon.awssdk.services.route53.model.ResourceTagSet;
import software.amazon.awssdk.services.route53.model.Route53Exception;
import software.amazon.awssdk.services.route53.model.Tag;
import software.amazon.awssdk.services.route53.model.VPC;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/** Amazon Route 53. */
final class SimulatedRoute53 extends SimulatedService implements Route53Client {

    private static final Paging.Limits ZONES = new Paging.Limits(100, 1, 100, "InvalidInput");
    private static final int RECORDS = 300;
    private static final int TAGGED_AT_ONCE = 10;

    private record RecordKey(String name, String type, String setIdentifier) {}

    private record Zone(
            HostedZone zone, List<VPC> vpcs, NavigableMap<RecordKey, ResourceRecordSet> records) {}

    // Route 53 sorts by the labels from the right: com.example. before com.example.www.
    private static final Comparator<RecordKey> ORDER =
            Comparator.comparing((RecordKey key) -> reversed(key.name()))
                    .thenComparing(RecordKey::type)
                    .thenComparing(RecordKey::setIdentifier);

    private final Map<String, Zone> zones = new LinkedHashMap<>();

    SimulatedRoute53(AccountState account, String region) {
        super(account, region, "route53", Route53Exception::builder);
    }

    @Override
    public CreateHostedZoneResponse createHostedZone(CreateHostedZoneRequest request) {
        return call("CreateHostedZone", () -> create(request));
    }

    private CreateHostedZoneResponse create(CreateHostedZoneRequest request) {
        String id = account().ids().upper("hosted-zone", 20);
        String name = normal(request.name());
        boolean isPrivate = request.vpc() != null;
        HostedZone zone =
                HostedZone.builder()
                        .id("/hostedzone/Z" + id)
                        .name(name)
                        .callerReference(request.callerReference())
                        .config(config ->
                                config.privateZone(isPrivate)
                                        .comment(
                                                request.hostedZoneConfig() == null
                                                        ? null
                                                        : request.hostedZoneConfig().comment()))
                        .build();
        List<String> servers =
                List.of(
                        "ns-1536.awsdns-00.co.uk",
                        "ns-0.awsdns-00.com",
                        "ns-1024.awsdns-00.org",
                        "ns-512.awsdns-00.net");
        NavigableMap<RecordKey, ResourceRecordSet> records = new TreeMap<>(ORDER);
        put(
                records,
                record(
                        name,
                        RRType.NS,
                        172_800,
                        servers.stream().map(server -> server + ".").toList()));
        put(
                records,
                record(
                        name,
                        RRType.SOA,
                        900,
                        List.of(
                                "ns-1536.awsdns-00.co.uk. awsdns-hostmaster.amazon.com. 1 7200 900 1209600 86400")));
        zones.put(
                "Z" + id,
                new Zone(
                        zone,
                        new ArrayList<>(isPrivate ? List.of(request.vpc()) : List.of()),
                        records));
        account().tags().register(zoneArn("Z" + id), Map.of());
        CreateHostedZoneResponse.Builder response =
                CreateHostedZoneResponse.builder()
                        .hostedZone(counted("Z" + id))
                        .changeInfo(inSync())
                        .location("https://route53.amazonaws.com/2013-04-01/hostedzone/Z" + id);
        return isPrivate
                ? response.vpc(request.vpc()).build()
                : response.delegationSet(DelegationSet.builder().nameServers(servers).build())
                        .build();
    }

    private static ResourceRecordSet record(
            String name, RRType type, long ttl, List<String> values) {
        return ResourceRecordSet.builder()
                .name(name)
                .type(type)
                .ttl(ttl)
                .resourceRecords(
                        values.stream()
                                .map(value -> ResourceRecord.builder().value(value).build())
                                .toList())
                .build();
    }

    private static void put(
            NavigableMap<RecordKey, ResourceRecordSet> records, ResourceRecordSet record) {
        records.put(key(record), record);
    }

    private static RecordKey key(ResourceRecordSet record) {
        return new RecordKey(
                normal(record.name()),
                record.typeAsString(),
                Optional.ofNullable(record.setIdentifier()).orElse(""));
    }

    @Override
    public ChangeResourceRecordSetsResponse changeResourceRecordSets(
            ChangeResourceRecordSetsRequest request) {
        return call(
                "ChangeResourceRecordSets",
                () -> {
                    Zone zone = zone(request.hostedZoneId());
                    NavigableMap<RecordKey, ResourceRecordSet> changed = new TreeMap<>(ORDER);
                    changed.putAll(zone.records());
                    request.changeBatch().changes().forEach(change -> apply(zone, changed, change));
                    zones.put(
                            bare(request.hostedZoneId()),
                            new Zone(zone.zone(), zone.vpcs(), changed));
                    return ChangeResourceRecordSetsResponse.builder().changeInfo(inSync()).build();
                });
    }

    private void apply(
            Zone zone, NavigableMap<RecordKey, ResourceRecordSet> records, Change change) {
        ResourceRecordSet record = change.resourceRecordSet();
        RecordKey key = key(record);
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
                put(records, record.toBuilder().name(key.name()).build());
            }
            case UPSERT -> put(records, record.toBuilder().name(key.name()).build());
            case DELETE -> {
                if (records.remove(key) == null) {
                    throw invalid(
                            "Tried to delete resource record set [name='%s', type='%s'] but it was not found"
                                    .formatted(key.name(), key.type()));
                }
            }
            case UNKNOWN_TO_SDK_VERSION -> throw invalid("unknown action");
        }
    }

    private RuntimeException invalid(String message) {
        return error(
                InvalidChangeBatchException.builder(),
                400,
                "InvalidChangeBatch",
                "[" + message + "]");
    }

    @Override
    public ListResourceRecordSetsResponse listResourceRecordSets(
            ListResourceRecordSetsRequest request) {
        return call("ListResourceRecordSets", () -> records(request));
    }

    private ListResourceRecordSetsResponse records(ListResourceRecordSetsRequest request) {
        Zone zone = zone(request.hostedZoneId());
        int asked = request.maxItems() == null ? RECORDS : Integer.parseInt(request.maxItems());
        if (asked < 1) {
            throw error(400, "InvalidInput", "MaxItems must be at least 1");
        }
        int size = Math.min(asked, RECORDS);
        if (account().faults().isHostilePaging()) {
            size = Math.max(1, size / 3);
        }
        NavigableMap<RecordKey, ResourceRecordSet> from = zone.records();
        if (request.startRecordName() != null) {
            from =
                    from.tailMap(
                            new RecordKey(
                                    normal(request.startRecordName()),
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

    @Override
    public ListHostedZonesResponse listHostedZones(ListHostedZonesRequest request) {
        return call(
                "ListHostedZones",
                () -> {
                    List<HostedZone> all = zones.keySet().stream().map(this::counted).toList();
                    var page = page(all, ZONES, number(request.maxItems()), request.marker());
                    return ListHostedZonesResponse.builder()
                            .hostedZones(page.items())
                            .isTruncated(page.nextToken().isPresent())
                            .nextMarker(page.token())
                            .marker(request.marker())
                            .maxItems(Optional.ofNullable(request.maxItems()).orElse("100"))
                            .build();
                });
    }

    private static @Nullable Integer number(@Nullable String text) {
        return text == null ? null : Integer.valueOf(text);
    }

    @Override
    public GetHostedZoneResponse getHostedZone(GetHostedZoneRequest request) {
        return call(
                "GetHostedZone",
                () -> {
                    Zone zone = zone(request.id());
                    GetHostedZoneResponse.Builder response =
                            GetHostedZoneResponse.builder()
                                    .hostedZone(counted(bare(request.id())))
                                    .vpCs(zone.vpcs());
                    if (zone.vpcs().isEmpty()) {
                        response.delegationSet(
                                DelegationSet.builder()
                                        .nameServers("ns-1536.awsdns-00.co.uk")
                                        .build());
                    }
                    return response.build();
                });
    }

    @Override
    public DeleteHostedZoneResponse deleteHostedZone(DeleteHostedZoneRequest request) {
        return call(
                "DeleteHostedZone",
                () -> {
                    if (zone(request.id()).records().size() > 2) {
                        throw error(
                                HostedZoneNotEmptyException.builder(),
                                400,
                                "HostedZoneNotEmpty",
                                "The specified hosted zone contains non-required resource record sets and so cannot be deleted.");
                    }
                    zones.remove(bare(request.id()));
                    account().tags().delete(zoneArn(bare(request.id())));
                    return DeleteHostedZoneResponse.builder().changeInfo(inSync()).build();
                });
    }

    @Override
    public ChangeTagsForResourceResponse changeTagsForResource(
            ChangeTagsForResourceRequest request) {
        return call(
                "ChangeTagsForResource",
                () -> {
                    zone(request.resourceId());
                    String arn = zoneArn(bare(request.resourceId()));
                    account()
                            .tags()
                            .tag(arn, TagLists.map(request.addTags(), Tag::key, Tag::value));
                    account().tags().untag(arn, request.removeTagKeys());
                    return ChangeTagsForResourceResponse.builder().build();
                });
    }

    @Override
    public ListTagsForResourceResponse listTagsForResource(ListTagsForResourceRequest request) {
        return call(
                "ListTagsForResource",
                () ->
                        ListTagsForResourceResponse.builder()
                                .resourceTagSet(
                                        tagSet(
                                                request.resourceTypeAsString(),
                                                request.resourceId()))
                                .build());
    }

    @Override
    public ListTagsForResourcesResponse listTagsForResources(ListTagsForResourcesRequest request) {
        return call(
                "ListTagsForResources",
                () -> {
                    if (request.resourceIds().isEmpty()
                            || request.resourceIds().size() > TAGGED_AT_ONCE) {
                        throw error(400, "InvalidInput", "ResourceIds must have 1 to 10 members");
                    }
                    return ListTagsForResourcesResponse.builder()
                            .resourceTagSets(
                                    request.resourceIds().stream()
                                            .map(id -> tagSet(request.resourceTypeAsString(), id))
                                            .toList())
                            .build();
                });
    }

    private ResourceTagSet tagSet(String type, String id) {
        zone(id);
        return ResourceTagSet.builder()
                .resourceType(type)
                .resourceId(bare(id))
                .tags(
                        new TreeMap<>(account().tags().tags(zoneArn(bare(id))))
                                .entrySet().stream()
                                        .map(tag ->
                                                Tag.builder()
                                                        .key(tag.getKey())
                                                        .value(tag.getValue())
                                                        .build())
                                        .toList())
                .build();
    }

    /** Whether a zone of this account has that CNAME. */
    boolean answers(String name, String value) {
        RecordKey key = new RecordKey(normal(name), RRType.CNAME.toString(), "");
        return zones.values().stream()
                .flatMap(zone -> Optional.ofNullable(zone.records().get(key)).stream())
                .flatMap(record -> record.resourceRecords().stream())
                .anyMatch(record -> normal(record.value()).equals(normal(value)));
    }

    private HostedZone counted(String id) {
        Zone zone = zone(id);
        return zone.zone().toBuilder().resourceRecordSetCount((long) zone.records().size()).build();
    }

    private Zone zone(String id) {
        Zone zone = zones.get(bare(String.valueOf(id)));
        if (zone == null) {
            throw error(
                    NoSuchHostedZoneException.builder(),
                    404,
                    "NoSuchHostedZone",
                    "No hosted zone found with ID: " + id);
        }
        return zone;
    }

    private ChangeInfo inSync() {
        return ChangeInfo.builder()
                .id("/change/C" + account().ids().upper("route53-change", 20))
                .status(ChangeStatus.INSYNC)
                .submittedAt(account().now())
                .build();
    }

    private static String zoneArn(String id) {
        return "arn:" + AccountState.PARTITION + ":route53:::hostedzone/" + id;
    }

    private static String bare(String id) {
        return id.substring(id.lastIndexOf('/') + 1);
    }

    // Route 53 writes names in lower case, with a final dot and an escaped star.
    private static String normal(String name) {
        String lower = name.toLowerCase(Locale.ROOT).replace("*", "\\052");
        return lower.endsWith(".") ? lower : lower + ".";
    }

    private static String reversed(String name) {
        List<String> labels = new ArrayList<>(Arrays.asList(name.split("\\.", -1)));
        Collections.reverse(labels);
        return String.join(".", labels);
    }
}
