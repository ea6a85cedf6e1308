package io.stratoscope.health.observe;

import io.stratoscope.aws.PartQuota;
import io.stratoscope.health.Observation.QuotaUse;
import io.stratoscope.model.Evidence;
import io.stratoscope.model.JsonValue.JsonObject;
import io.stratoscope.model.Resource;
import io.stratoscope.model.ResourceState;
import io.stratoscope.model.ResourceType;
import io.stratoscope.quota.Quotas;

import software.amazon.awssdk.core.exception.SdkException;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * How near the quotas of zones, of security groups and of Fargate are. What is beyond the snapshot is asked once an hour, as {@link
 * QuotaObserver} does.
 */
final class PartQuotaObserver implements Observer {
    private static final Evidence CALL = new Evidence("servicequotas:GetServiceQuota", "Value");
    private static final Duration KEPT = Duration.ofHours(1);

    private record Key(String account, String region, PartQuota quota) {}

    /**
     * What was asked of a region.
     *
     * @param allowed empty where AWS did not say
     * @param present of each part of it
     */
    private record Known(Instant at, Optional<Integer> allowed, Map<String, Long> present) {
        QuotaUse use(PartQuota quota, String many, String holder, long present, String otherwise) {
            return new QuotaUse(
                    at,
                    CALL,
                    many,
                    holder,
                    present,
                    allowed.orElse(quota.usual()),
                    allowed.isPresent(),
                    quota.service() + ", " + quota.code(),
                    otherwise);
        }
    }

    private final Map<Key, Known> known = new ConcurrentHashMap<>();

    @Override
    public void observe(Asking asking) {
        gateways(asking);
        groups(asking);
        tasks(asking);
    }

    private void gateways(Asking asking) {
        Map<String, Resource> firstOfZone = new TreeMap<>();
        for (Resource each : live(asking, ResourceType.NAT_GATEWAY)) {
            zone(each, asking).ifPresent(zone -> firstOfZone.putIfAbsent(zone, each));
        }
        firstOfZone.forEach((zone, gateway) ->
                known(PartQuota.NAT_GATEWAYS, gateway, asking, Quotas::natGatewaysByZone)
                        .ifPresent(known ->
                                asking.answer(
                                        gateway,
                                        List.of(
                                                known.use(
                                                        PartQuota.NAT_GATEWAYS,
                                                        "NAT gateways",
                                                        "The account's " + zone,
                                                        known.present().getOrDefault(zone, 0L),
                                                        QuotaObserver.RESTORE)))));
    }

    /** A gateway is where its subnet is. */
    private static Optional<String> zone(Resource gateway, Asking asking) {
        Optional<String> subnet = gateway.description().text("SubnetId");
        return asking.resources(ResourceType.SUBNET).stream()
                .filter(each -> subnet.filter(each.id()::equals).isPresent())
                .flatMap(each -> each.availabilityZone().stream())
                .findFirst();
    }

    private void groups(Asking asking) {
        for (Resource group : live(asking, ResourceType.SECURITY_GROUP)) {
            known(PartQuota.GROUP_RULES, group, asking, _ -> Map.of())
                    .ifPresent(known ->
                            directions(group)
                                    .forEach((many, present) ->
                                            asking.answer(
                                                    group,
                                                    List.of(
                                                            known.use(
                                                                    PartQuota.GROUP_RULES,
                                                                    many,
                                                                    "The security group",
                                                                    present,
                                                                    "it takes no further rule")))));
        }
    }

    private void tasks(Asking asking) {
        Map<String, Resource> firstOfRegion = new TreeMap<>();
        live(asking, ResourceType.ECS_SERVICE)
                .forEach(each -> firstOfRegion.putIfAbsent(each.region(), each));
        firstOfRegion
                .values()
                .forEach(service ->
                        known(
                                        PartQuota.FARGATE_VCPUS,
                                        service,
                                        asking,
                                        quotas -> Map.of("", quotas.fargateVcpus()))
                                .ifPresent(known ->
                                        asking.answer(
                                                service,
                                                List.of(
                                                        known.use(
                                                                PartQuota.FARGATE_VCPUS,
                                                                "vCPUs on Fargate",
                                                                "The account's " + service.region(),
                                                                known.present()
                                                                        .getOrDefault("", 0L),
                                                                "tasks beyond it do not start")))));
    }

    private static List<Resource> live(Asking asking, ResourceType type) {
        return asking.resources(type).stream()
                .filter(each -> each.state() == ResourceState.LIVE)
                .toList();
    }

    /** What a region has and may have; empty, and told why, where it could not be asked. */
    private Optional<Known> known(
            PartQuota quota,
            Resource stands,
            Asking asking,
            Function<Quotas, Map<String, Long>> present) {
        Key key = new Key(asking.account().label(), stands.region(), quota);
        Optional<Known> fresh =
                Optional.ofNullable(known.get(key))
                        .filter(each -> isFresh(each.at(), asking.now()));
        if (fresh.isPresent()) {
            return fresh;
        }
        Quotas quotas = new Quotas(asking.account(), stands.region());
        try {
            Known asked = new Known(asking.now(), quotas.allowed(quota), present.apply(quotas));
            known.put(key, asked);
            return Optional.of(asked);
        } catch (SdkException e) {
            asking.failed(stands, CALL, e);
            return Optional.empty();
        }
    }

    private static boolean isFresh(Instant at, Instant now) {
        return !at.isAfter(now) && at.plus(KEPT).isAfter(now);
    }

    /**
     * The rules of a group by what they are counted by. A rule that names a group or a prefix list counts for both families of
     * addresses; how many a prefix list stands for, the group does not say: one.
     */
    private static Map<String, Long> directions(Resource group) {
        Map<String, Long> rules = new LinkedHashMap<>();
        Map<String, String> directions =
                Map.of("inbound rules", "IpPermissions", "outbound rules", "IpPermissionsEgress");
        new TreeMap<>(directions)
                .forEach((many, member) -> {
                    Map<String, Long> count = new HashMap<>();
                    for (JsonObject permission : group.description().objects(member)) {
                        for (String peers :
                                List.of(
                                        "IpRanges",
                                        "Ipv6Ranges",
                                        "UserIdGroupPairs",
                                        "PrefixListIds")) {
                            count.merge(peers, (long) permission.objects(peers).size(), Long::sum);
                        }
                    }
                    long both =
                            count.getOrDefault("UserIdGroupPairs", 0L)
                                    + count.getOrDefault("PrefixListIds", 0L);
                    rules.put(
                            many,
                            both
                                    + Math.max(
                                            count.getOrDefault("IpRanges", 0L),
                                            count.getOrDefault("Ipv6Ranges", 0L)));
                });
        return rules;
    }
}
