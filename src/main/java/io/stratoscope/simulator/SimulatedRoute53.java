package io.stratoscope.simulator;

import software.amazon.awssdk.services.route53.Route53Client;
import software.amazon.awssdk.services.route53.model.AssociateVpcWithHostedZoneRequest;
import software.amazon.awssdk.services.route53.model.AssociateVpcWithHostedZoneResponse;
import software.amazon.awssdk.services.route53.model.ChangeInfo;
import software.amazon.awssdk.services.route53.model.ChangeResourceRecordSetsRequest;
import software.amazon.awssdk.services.route53.model.ChangeResourceRecordSetsResponse;
import software.amazon.awssdk.services.route53.model.ChangeTagsForResourceRequest;
import software.amazon.awssdk.services.route53.model.ChangeTagsForResourceResponse;
import software.amazon.awssdk.services.route53.model.CreateHostedZoneRequest;
import software.amazon.awssdk.services.route53.model.CreateHostedZoneResponse;
import software.amazon.awssdk.services.route53.model.DeleteHostedZoneRequest;
import software.amazon.awssdk.services.route53.model.DeleteHostedZoneResponse;
import software.amazon.awssdk.services.route53.model.DisassociateVpcFromHostedZoneRequest;
import software.amazon.awssdk.services.route53.model.DisassociateVpcFromHostedZoneResponse;
import software.amazon.awssdk.services.route53.model.GetChangeRequest;
import software.amazon.awssdk.services.route53.model.GetChangeResponse;
import software.amazon.awssdk.services.route53.model.GetHostedZoneRequest;
import software.amazon.awssdk.services.route53.model.GetHostedZoneResponse;
import software.amazon.awssdk.services.route53.model.ListHostedZonesRequest;
import software.amazon.awssdk.services.route53.model.ListHostedZonesResponse;
import software.amazon.awssdk.services.route53.model.ListResourceRecordSetsRequest;
import software.amazon.awssdk.services.route53.model.ListResourceRecordSetsResponse;
import software.amazon.awssdk.services.route53.model.ListTagsForResourceRequest;
import software.amazon.awssdk.services.route53.model.ListTagsForResourceResponse;
import software.amazon.awssdk.services.route53.model.ListTagsForResourcesRequest;
import software.amazon.awssdk.services.route53.model.ListTagsForResourcesResponse;
import software.amazon.awssdk.services.route53.model.NoSuchHostedZoneException;
import software.amazon.awssdk.services.route53.model.ResourceTagSet;
import software.amazon.awssdk.services.route53.model.Route53Exception;
import software.amazon.awssdk.services.route53.model.Tag;
import software.amazon.awssdk.services.route53.model.UpdateHostedZoneCommentRequest;
import software.amazon.awssdk.services.route53.model.UpdateHostedZoneCommentResponse;

/** Amazon Route 53. */
final class SimulatedRoute53 extends SimulatedService implements Route53Client {

    private static final int TAGGED_AT_ONCE = 10;

    private final ServiceTags<Tag> tags;
    private final Rows<Route53Zone> rows;
    private final Route53Zones zones;
    private final Route53RecordSets records;
    private final Route53Networks networks;
    private final Route53Changes changes;

    SimulatedRoute53(AccountState account, String region) {
        super(account, region, "route53", Route53Exception::builder);
        tags =
                new ServiceTags<>(
                        account.tags(),
                        Tag::key,
                        Tag::value,
                        (key, value) -> Tag.builder().key(key).value(value).build());
        rows =
                Rows.oldestFirst(
                        Route53Names::bare,
                        id ->
                                error(
                                        NoSuchHostedZoneException.builder(),
                                        404,
                                        "NoSuchHostedZone",
                                        "No hosted zone found with ID: " + id));
        changes = new Route53Changes(this);
        networks = new Route53Networks(this, rows);
        zones = new Route53Zones(this, tags, rows, networks);
        records = new Route53RecordSets(this, rows);
    }

    @Override
    public CreateHostedZoneResponse createHostedZone(CreateHostedZoneRequest request) {
        return call("CreateHostedZone", request, () -> zones.create(request));
    }

    @Override
    public ChangeResourceRecordSetsResponse changeResourceRecordSets(
            ChangeResourceRecordSetsRequest request) {
        return call("ChangeResourceRecordSets", request, () -> records.change(request));
    }

    @Override
    public ListResourceRecordSetsResponse listResourceRecordSets(
            ListResourceRecordSetsRequest request) {
        return call("ListResourceRecordSets", request, () -> records.list(request));
    }

    @Override
    public ListHostedZonesResponse listHostedZones(ListHostedZonesRequest request) {
        return call("ListHostedZones", request, () -> zones.list(request));
    }

    @Override
    public GetHostedZoneResponse getHostedZone(GetHostedZoneRequest request) {
        return call("GetHostedZone", request, () -> zones.get(request));
    }

    @Override
    public DeleteHostedZoneResponse deleteHostedZone(DeleteHostedZoneRequest request) {
        return call("DeleteHostedZone", request, () -> zones.delete(request));
    }

    @Override
    public UpdateHostedZoneCommentResponse updateHostedZoneComment(
            UpdateHostedZoneCommentRequest request) {
        return call("UpdateHostedZoneComment", request, () -> zones.comment(request));
    }

    @Override
    public AssociateVpcWithHostedZoneResponse associateVPCWithHostedZone(
            AssociateVpcWithHostedZoneRequest request) {
        return call("AssociateVPCWithHostedZone", request, () -> networks.associate(request));
    }

    @Override
    public DisassociateVpcFromHostedZoneResponse disassociateVPCFromHostedZone(
            DisassociateVpcFromHostedZoneRequest request) {
        return call("DisassociateVPCFromHostedZone", request, () -> networks.disassociate(request));
    }

    @Override
    public GetChangeResponse getChange(GetChangeRequest request) {
        return call("GetChange", request, () -> changes.get(request));
    }

    @Override
    public ChangeTagsForResourceResponse changeTagsForResource(
            ChangeTagsForResourceRequest request) {
        return call(
                "ChangeTagsForResource",
                request,
                () -> {
                    rows.get(request.resourceId());
                    String arn = Route53Names.zoneArn(Route53Names.bare(request.resourceId()));
                    tags.add(arn, request.addTags());
                    tags.remove(arn, request.removeTagKeys());
                    return ChangeTagsForResourceResponse.builder().build();
                });
    }

    @Override
    public ListTagsForResourceResponse listTagsForResource(ListTagsForResourceRequest request) {
        return call(
                "ListTagsForResource",
                request,
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
                request,
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
        rows.get(id);
        return ResourceTagSet.builder()
                .resourceType(type)
                .resourceId(Route53Names.bare(id))
                .tags(tags.of(Route53Names.zoneArn(Route53Names.bare(id))))
                .build();
    }

    /** The names that its zones answer. */
    Route53Answers answers() {
        return new Route53Answers(rows.all());
    }

    /** A change that has begun. */
    ChangeInfo begun() {
        return changes.begin();
    }

    /** Whether those who look for that CNAME have found it in a zone of this account. */
    boolean proves(String name, String value) {
        return records.proofs().isFound(name, value);
    }
}
