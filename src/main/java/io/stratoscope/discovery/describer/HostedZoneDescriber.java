package io.stratoscope.discovery.describer;

import io.stratoscope.discovery.DescribeContext;
import io.stratoscope.discovery.Described;
import io.stratoscope.discovery.Describer;
import io.stratoscope.discovery.SdkJson;
import io.stratoscope.model.Arn;
import io.stratoscope.model.JsonValue.JsonObject;
import io.stratoscope.model.RelationKind;
import io.stratoscope.model.Resource;
import io.stratoscope.model.ResourceType;

import software.amazon.awssdk.services.route53.Route53Client;
import software.amazon.awssdk.services.route53.model.GetHostedZoneResponse;
import software.amazon.awssdk.services.route53.model.HostedZone;
import software.amazon.awssdk.services.route53.model.ListHostedZonesResponse;
import software.amazon.awssdk.services.route53.model.NoSuchHostedZoneException;
import software.amazon.awssdk.services.route53.model.Tag;
import software.amazon.awssdk.services.route53.model.TagResourceType;
import software.amazon.awssdk.services.route53.model.VPC;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Route 53 hosted zones; their parts are their records. */
public final class HostedZoneDescriber implements Describer {

    private static final String ACTION = "route53:GetHostedZone";
    private static final String LIST_ACTION = "route53:ListHostedZones";
    private static final String TAGS_ACTION = "route53:ListTagsForResources";

    /** The most zones that Route 53 returns a page. */
    private static final String PAGE = "100";

    /** The most zones whose tags Route 53 tells in a call. */
    private static final int TAGS_BATCH = 10;

    /** What Route 53 puts before a zone's id. */
    private static final String ID_PREFIX = "/hostedzone/";

    private final RecordSetDescriber records = new RecordSetDescriber();

    @Override
    public String service() {
        return "route53";
    }

    @Override
    public boolean handles(Arn arn) {
        return arn.service().equals("route53")
                && arn.resourceKind().equals("hostedzone")
                && arn.resourceId().indexOf('/') < 0;
    }

    @Override
    public boolean global() {
        return true;
    }

    @Override
    public int taskSize() {
        return 10;
    }

    @Override
    public void find(DescribeContext context) {
        List<String> ids = new ArrayList<>();
        Attempt.call(
                context,
                LIST_ACTION,
                List.of(),
                () ->
                        Pages.forEach(
                                context,
                                marker ->
                                        client(context)
                                                .listHostedZones(request ->
                                                        request.maxItems(PAGE).marker(marker)),
                                ListHostedZonesResponse::nextMarker,
                                page ->
                                        page.hostedZones()
                                                .forEach(zone -> ids.add(id(zone.id())))));
        Details details = new Details(context);
        Map<String, Map<String, String>> tags = tags(ids, details, context);
        ids.stream()
                .filter(id -> context.scope().includes(tags.getOrDefault(id, Map.of())))
                .forEach(id ->
                        describe(arn(id, context), Optional.ofNullable(tags.get(id)), context));
    }

    @Override
    public void describe(List<Arn> wanted, DescribeContext context) {
        Map<String, Map<String, String>> tags =
                tags(wanted.stream().map(Arn::resourceId).toList(), new Details(context), context);
        wanted.forEach(
                arn -> describe(arn, Optional.ofNullable(tags.get(arn.resourceId())), context));
    }

    @Override
    public void parts(List<Resource> owners, DescribeContext context) {
        owners.forEach(owner -> records.ofZone(owner.arn(), context));
    }

    private static Route53Client client(DescribeContext context) {
        return context.client(Route53Client.class);
    }

    private static String id(String text) {
        return text.startsWith(ID_PREFIX) ? text.substring(ID_PREFIX.length()) : text;
    }

    private static Arn arn(String id, DescribeContext context) {
        return new Arn(context.partition(), "route53", "", "", "hostedzone/" + id);
    }

    private static Map<String, Map<String, String>> tags(
            List<String> ids, Details details, DescribeContext context) {
        Map<String, Map<String, String>> tags = new TreeMap<>();
        for (int from = 0; from < ids.size(); from += TAGS_BATCH) {
            List<String> batch = ids.subList(from, Math.min(ids.size(), from + TAGS_BATCH));
            // One zone that no longer exists fails the batch; its neighbours keep the sweep's tags.
            details.ask(
                            TAGS_ACTION,
                            () ->
                                    client(context)
                                            .listTagsForResources(request ->
                                                    request.resourceType(TagResourceType.HOSTEDZONE)
                                                            .resourceIds(batch))
                                            .resourceTagSets(),
                            NoSuchHostedZoneException.class::isInstance)
                    .orElse(List.of())
                    .forEach(set ->
                            tags.put(
                                    id(set.resourceId()),
                                    TagMap.of(set.tags(), Tag::key, Tag::value)));
        }
        return tags;
    }

    private static void describe(
            Arn arn, Optional<Map<String, String>> tags, DescribeContext context) {
        Attempt.call(
                context,
                ACTION,
                List.of(arn),
                () -> {
                    try {
                        report(
                                arn,
                                client(context)
                                        .getHostedZone(request -> request.id(arn.resourceId())),
                                tags,
                                context);
                    } catch (NoSuchHostedZoneException e) {
                        context.gone(arn);
                    }
                });
    }

    private static void report(
            Arn arn,
            GetHostedZoneResponse answer,
            Optional<Map<String, String>> tags,
            DescribeContext context) {
        HostedZone zone = answer.hostedZone();
        RelationsOf relations = new RelationsOf(arn, ACTION);
        for (int i = 0; i < answer.vpCs().size(); i++) {
            VPC vpc = answer.vpCs().get(i);
            if (vpc.vpcId() != null && vpc.vpcRegionAsString() != null) {
                relations.to(
                        RelationKind.ATTACHED_TO,
                        new Arn(
                                context.partition(),
                                "ec2",
                                vpc.vpcRegionAsString(),
                                context.accountId(),
                                "vpc/" + vpc.vpcId()),
                        "VPCs[" + i + "].VPCId");
            }
        }
        JsonObject description = WithMember.list(SdkJson.of(zone), "VPCs", answer.vpCs());
        context.found(
                new Described(
                        arn,
                        ResourceType.HOSTED_ZONE,
                        arn.resourceId(),
                        RecordSetDescriber.plainName(zone.name()),
                        Optional.empty(),
                        tags.orElse(Map.of()),
                        tags.isPresent(),
                        ACTION,
                        description),
                relations.list());
    }
}
