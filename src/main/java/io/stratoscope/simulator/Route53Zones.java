package io.stratoscope.simulator;

import io.stratoscope.aws.Quota;

import org.jspecify.annotations.Nullable;

import software.amazon.awssdk.services.route53.model.CreateHostedZoneRequest;
import software.amazon.awssdk.services.route53.model.CreateHostedZoneResponse;
import software.amazon.awssdk.services.route53.model.DelegationSet;
import software.amazon.awssdk.services.route53.model.DeleteHostedZoneRequest;
import software.amazon.awssdk.services.route53.model.DeleteHostedZoneResponse;
import software.amazon.awssdk.services.route53.model.GetHostedZoneRequest;
import software.amazon.awssdk.services.route53.model.GetHostedZoneResponse;
import software.amazon.awssdk.services.route53.model.HostedZone;
import software.amazon.awssdk.services.route53.model.HostedZoneAlreadyExistsException;
import software.amazon.awssdk.services.route53.model.HostedZoneNotEmptyException;
import software.amazon.awssdk.services.route53.model.ListHostedZonesRequest;
import software.amazon.awssdk.services.route53.model.ListHostedZonesResponse;
import software.amazon.awssdk.services.route53.model.RRType;
import software.amazon.awssdk.services.route53.model.ResourceRecord;
import software.amazon.awssdk.services.route53.model.ResourceRecordSet;
import software.amazon.awssdk.services.route53.model.Tag;
import software.amazon.awssdk.services.route53.model.TooManyHostedZonesException;
import software.amazon.awssdk.services.route53.model.UpdateHostedZoneCommentRequest;
import software.amazon.awssdk.services.route53.model.UpdateHostedZoneCommentResponse;

import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;

/** Hosted zones, public and private. */
final class Route53Zones {

    private static final Paging.Limits ZONES = new Paging.Limits(100, 1, 100, "InvalidInput");

    private final SimulatedRoute53 route53;
    private final ServiceTags<Tag> tags;
    private final Rows<Route53Zone> zones;
    private final Route53Networks networks;

    Route53Zones(
            SimulatedRoute53 route53,
            ServiceTags<Tag> tags,
            Rows<Route53Zone> zones,
            Route53Networks networks) {
        this.route53 = route53;
        this.tags = tags;
        this.zones = zones;
        this.networks = networks;
    }

    CreateHostedZoneResponse create(CreateHostedZoneRequest request) {
        String name = Route53Names.normal(request.name());
        boolean isPrivate = request.vpc() != null;
        if (zones.all().stream()
                .anyMatch(
                        zone -> zone.zone().callerReference().equals(request.callerReference()))) {
            throw route53.error(
                    HostedZoneAlreadyExistsException.builder(),
                    409,
                    "HostedZoneAlreadyExists",
                    "A hosted zone has already been created with the specified caller reference.");
        }
        route53.account()
                .refuseOver(
                        Quota.HOSTED_ZONES,
                        zones.all().size(),
                        () ->
                                route53.error(
                                        TooManyHostedZonesException.builder(),
                                        400,
                                        "TooManyHostedZones",
                                        "Limits Exceeded: MAX_HOSTED_ZONES_BY_OWNER - Cannot create"
                                                + " more hosted zones."));
        if (isPrivate) {
            networks.check(request.vpc(), name);
        }
        String id = "Z" + route53.account().ids().upper("hosted-zone", 20);
        HostedZone zone =
                HostedZone.builder()
                        .id("/hostedzone/" + id)
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
        NavigableMap<Route53Zone.Key, ResourceRecordSet> records = Route53Zone.noRecords();
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
                id,
                new Route53Zone(
                        zone,
                        new ArrayList<>(isPrivate ? List.of(request.vpc()) : List.of()),
                        records));
        tags.register(Route53Names.zoneArn(id), List.of());
        CreateHostedZoneResponse.Builder response =
                CreateHostedZoneResponse.builder()
                        .hostedZone(zones.get(id).counted())
                        .changeInfo(route53.begun())
                        .location("https://route53.amazonaws.com/2013-04-01/hostedzone/" + id);
        return isPrivate
                ? response.vpc(request.vpc()).build()
                : response.delegationSet(DelegationSet.builder().nameServers(servers).build())
                        .build();
    }

    private static void put(
            NavigableMap<Route53Zone.Key, ResourceRecordSet> records, ResourceRecordSet record) {
        records.put(Route53Zone.Key.of(record), record);
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

    ListHostedZonesResponse list(ListHostedZonesRequest request) {
        List<HostedZone> all = zones.all().stream().map(Route53Zone::counted).toList();
        var page = route53.page(all, ZONES, number(request.maxItems()), request.marker());
        return ListHostedZonesResponse.builder()
                .hostedZones(page.items())
                .isTruncated(page.nextToken().isPresent())
                .nextMarker(page.token())
                .marker(request.marker())
                .maxItems(Optional.ofNullable(request.maxItems()).orElse("100"))
                .build();
    }

    private static @Nullable Integer number(@Nullable String text) {
        return text == null ? null : Integer.valueOf(text);
    }

    GetHostedZoneResponse get(GetHostedZoneRequest request) {
        Route53Zone zone = zones.get(request.id());
        GetHostedZoneResponse.Builder response =
                GetHostedZoneResponse.builder().hostedZone(zone.counted()).vpCs(zone.vpcs());
        if (zone.vpcs().isEmpty()) {
            response.delegationSet(
                    DelegationSet.builder().nameServers("ns-1536.awsdns-00.co.uk").build());
        }
        return response.build();
    }

    UpdateHostedZoneCommentResponse comment(UpdateHostedZoneCommentRequest request) {
        Route53Zone zone = zones.get(request.id());
        HostedZone changed =
                zone.zone().toBuilder()
                        .config(zone.zone().config().toBuilder().comment(request.comment()).build())
                        .build();
        Route53Zone state = new Route53Zone(changed, zone.vpcs(), zone.records());
        zones.put(Route53Names.bare(request.id()), state);
        return UpdateHostedZoneCommentResponse.builder().hostedZone(state.counted()).build();
    }

    DeleteHostedZoneResponse delete(DeleteHostedZoneRequest request) {
        if (zones.get(request.id()).records().size() > 2) {
            throw route53.error(
                    HostedZoneNotEmptyException.builder(),
                    400,
                    "HostedZoneNotEmpty",
                    "The specified hosted zone contains non-required resource record sets and so cannot be deleted.");
        }
        zones.remove(request.id());
        tags.delete(Route53Names.zoneArn(Route53Names.bare(request.id())));
        return DeleteHostedZoneResponse.builder().changeInfo(route53.begun()).build();
    }
}
