package io.stratoscope.provision.resource;

import io.stratoscope.model.JsonValue;
import io.stratoscope.model.JsonValue.JsonObject;
import io.stratoscope.provision.driver.Comparison;
import io.stratoscope.provision.driver.Difference;
import io.stratoscope.provision.driver.Driver;
import io.stratoscope.provision.driver.Existing;
import io.stratoscope.provision.driver.Existing.State;
import io.stratoscope.provision.driver.Order;
import io.stratoscope.provision.driver.Removal;
import io.stratoscope.provision.driver.Scope;
import io.stratoscope.provision.driver.SdkWords;

import software.amazon.awssdk.services.route53.Route53Client;
import software.amazon.awssdk.services.route53.model.ChangeTagsForResourceRequest;
import software.amazon.awssdk.services.route53.model.CreateHostedZoneRequest;
import software.amazon.awssdk.services.route53.model.CreateHostedZoneResponse;
import software.amazon.awssdk.services.route53.model.GetHostedZoneResponse;
import software.amazon.awssdk.services.route53.model.HostedZone;
import software.amazon.awssdk.services.route53.model.HostedZoneAlreadyExistsException;
import software.amazon.awssdk.services.route53.model.HostedZoneConfig;
import software.amazon.awssdk.services.route53.model.NoSuchHostedZoneException;
import software.amazon.awssdk.services.route53.model.RRType;
import software.amazon.awssdk.services.route53.model.ResourceRecordSet;
import software.amazon.awssdk.services.route53.model.Tag;
import software.amazon.awssdk.services.route53.model.TagResourceType;
import software.amazon.awssdk.services.route53.model.VPC;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** A hosted zone, public or private. Route 53 keeps it while it has records that it did not make itself. */
final class Route53HostedZoneDriver implements Driver {

    private static final String NAME = "Name";
    private static final String CONFIG = "HostedZoneConfig";
    private static final String VPCS = "VPCs";

    private static final SdkWords WORDS = SdkWords.without(VPCS);

    /** How many zones ListTagsForResources takes. */
    private static final int TAGGED_AT_ONCE = 10;

    @Override
    public String type() {
        return "AWS::Route53::HostedZone";
    }

    @Override
    public Set<String> createOnly() {
        return Set.of(NAME);
    }

    @Override
    public List<Existing> list(Scope scope) {
        Route53Client route53 = scope.client(Route53Client.class);
        List<String> ids =
                route53.listHostedZonesPaginator().hostedZones().stream()
                        .map(zone -> Route53Names.bareId(zone.id()))
                        .toList();
        List<Existing> found = new ArrayList<>();
        tags(route53, ids)
                .forEach((id, tags) -> {
                    if (scope.owns(tags)) {
                        found.add(read(route53, id, tags));
                    }
                });
        return List.copyOf(found);
    }

    private static Map<String, Map<String, String>> tags(Route53Client route53, List<String> ids) {
        Map<String, Map<String, String>> tags = new LinkedHashMap<>();
        for (int from = 0; from < ids.size(); from += TAGGED_AT_ONCE) {
            List<String> some = ids.subList(from, Math.min(from + TAGGED_AT_ONCE, ids.size()));
            route53.listTagsForResources(request ->
                            request.resourceType(TagResourceType.HOSTEDZONE).resourceIds(some))
                    .resourceTagSets()
                    .forEach(set ->
                            tags.put(
                                    set.resourceId(),
                                    TagMaps.of(set.tags(), Tag::key, Tag::value)));
        }
        return tags;
    }

    private Existing read(Route53Client route53, String id, Map<String, String> tags) {
        GetHostedZoneResponse zone = route53.getHostedZone(request -> request.id(id));
        JsonValue.ObjectBuilder properties =
                JsonValue.object()
                        .put(NAME, Route53Names.plain(zone.hostedZone().name()))
                        .put(CONFIG, config(zone.hostedZone()))
                        .put(VPCS, zone.vpCs().stream().map(SdkWords.SAME::read).toList());
        JsonValue.ObjectBuilder attributes = JsonValue.object().put("Id", id);
        if (zone.delegationSet() != null) {
            attributes.put(
                    "NameServers",
                    zone.delegationSet().nameServers().stream().map(JsonValue::of).toList());
        }
        return Existing.tagged(
                type(), id, State.READY, attributes.build(), properties.build(), tags);
    }

    private static JsonObject config(HostedZone zone) {
        String comment = zone.config() == null ? null : zone.config().comment();
        return JsonValue.object().put("Comment", Optional.ofNullable(comment).orElse("")).build();
    }

    /** Further networks are {@link #update}'s. */
    @Override
    public Existing create(Order order) {
        Route53Client route53 = order.client(Route53Client.class);
        CreateHostedZoneRequest request = request(order);
        try {
            CreateHostedZoneResponse made = route53.createHostedZone(request);
            String id = Route53Names.bareId(made.hostedZone().id());
            tag(route53, id, order);
            Route53Sync.await(route53, made.changeInfo(), order.waiting());
            return read(route53, id, order.tags());
        } catch (HostedZoneAlreadyExistsException e) {
            // An earlier attempt made it, and did not come to its tags.
            String id =
                    route53.listHostedZonesPaginator().hostedZones().stream()
                            .filter(zone -> order.token().equals(zone.callerReference()))
                            .map(zone -> Route53Names.bareId(zone.id()))
                            .findFirst()
                            .orElseThrow(() -> e);
            tag(route53, id, order);
            return read(route53, id, order.tags());
        }
    }

    /** Also where nothing is made: it knows all properties that a zone can have. */
    private static CreateHostedZoneRequest request(Order order) {
        CreateHostedZoneRequest.Builder request =
                WORDS.fill(CreateHostedZoneRequest.builder(), order.properties())
                        .callerReference(order.token());
        networks(order.properties()).stream()
                .findFirst()
                .ifPresent(vpc ->
                        request.vpc(vpc)
                                .hostedZoneConfig(
                                        request.build().hostedZoneConfig() == null
                                                ? HostedZoneConfig.builder()
                                                        .privateZone(true)
                                                        .build()
                                                : request.build().hostedZoneConfig().toBuilder()
                                                        .privateZone(true)
                                                        .build()));
        return request.build();
    }

    private static List<VPC> networks(JsonObject properties) {
        return properties.objects(VPCS).stream()
                .map(vpc -> SdkWords.SAME.fill(VPC.builder(), vpc).build())
                .toList();
    }

    private static void tag(Route53Client route53, String id, Order order) {
        ChangeTagsForResourceRequest.Builder request =
                ChangeTagsForResourceRequest.builder()
                        .resourceType(TagResourceType.HOSTEDZONE)
                        .resourceId(id);
        route53.changeTagsForResource(
                SdkWords.SAME
                        .fill(request, JsonValue.object().put("AddTags", order.tagList()).build())
                        .build());
    }

    @Override
    public Existing settle(Existing existing, Order order) {
        Route53Client route53 = order.client(Route53Client.class);
        return read(
                route53,
                existing.ref(),
                tags(route53, List.of(existing.ref())).getOrDefault(existing.ref(), Map.of()));
    }

    @Override
    public void update(Existing existing, Order order) {
        Route53Client route53 = order.client(Route53Client.class);
        CreateHostedZoneRequest wanted = request(order);
        Set<String> differing =
                Comparison.of(order.properties(), existing.properties(), Set.of()).stream()
                        .map(Difference::property)
                        .collect(Collectors.toSet());
        if (differing.contains(CONFIG)) {
            route53.updateHostedZoneComment(request ->
                    request.id(existing.ref()).comment(wanted.hostedZoneConfig().comment()));
        }
        if (differing.contains(VPCS)) {
            show(route53, existing.ref(), networks(order.properties()), order);
        }
        if (!existing.tags().equals(order.tags())) {
            tag(route53, existing.ref(), order);
        }
    }

    // A private zone never is without a network: first those that come, then those that go.
    private static void show(Route53Client route53, String zone, List<VPC> wanted, Order order) {
        List<VPC> actual = route53.getHostedZone(request -> request.id(zone)).vpCs();
        for (VPC vpc : wanted) {
            if (!actual.contains(vpc)) {
                Route53Sync.await(
                        route53,
                        route53.associateVPCWithHostedZone(
                                        request -> request.hostedZoneId(zone).vpc(vpc))
                                .changeInfo(),
                        order.waiting());
            }
        }
        for (VPC vpc : actual) {
            if (!wanted.contains(vpc)) {
                Route53Sync.await(
                        route53,
                        route53.disassociateVPCFromHostedZone(
                                        request -> request.hostedZoneId(zone).vpc(vpc))
                                .changeInfo(),
                        order.waiting());
            }
        }
    }

    @Override
    public void delete(Existing existing, Removal removal) {
        Route53Client route53 = removal.client(Route53Client.class);
        try {
            removeProofs(route53, existing.ref(), removal);
            route53.deleteHostedZone(request -> request.id(existing.ref()));
        } catch (NoSuchHostedZoneException _) {
            // Gone already.
        }
    }

    /**
     * Takes out what certificates left behind, whose removal was cut off. Not from a zone that has other records: that stays, and
     * its certificates may be in use.
     */
    private static void removeProofs(Route53Client route53, String zone, Removal removal) {
        List<ResourceRecordSet> records =
                route53
                        .listResourceRecordSetsPaginator(request -> request.hostedZoneId(zone))
                        .resourceRecordSets()
                        .stream()
                        .filter(record -> record.type() != RRType.NS && record.type() != RRType.SOA)
                        .toList();
        if (records.stream().allMatch(Route53HostedZoneDriver::isProof)) {
            records.forEach(record ->
                    Route53RecordSetDriver.remove(route53, zone, record, removal.waiting()));
        }
    }

    private static boolean isProof(ResourceRecordSet record) {
        return record.type() == RRType.CNAME
                && record.resourceRecords().stream()
                        .anyMatch(value -> AcmProofs.isProof(value.value()));
    }
}
