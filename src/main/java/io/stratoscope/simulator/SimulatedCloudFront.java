package io.stratoscope.simulator;

import software.amazon.awssdk.services.cloudfront.CloudFrontClient;
import software.amazon.awssdk.services.cloudfront.model.CloudFrontException;
import software.amazon.awssdk.services.cloudfront.model.CreateDistributionWithTagsRequest;
import software.amazon.awssdk.services.cloudfront.model.CreateDistributionWithTagsResponse;
import software.amazon.awssdk.services.cloudfront.model.CreateOriginAccessControlRequest;
import software.amazon.awssdk.services.cloudfront.model.CreateOriginAccessControlResponse;
import software.amazon.awssdk.services.cloudfront.model.DeleteDistributionRequest;
import software.amazon.awssdk.services.cloudfront.model.DeleteDistributionResponse;
import software.amazon.awssdk.services.cloudfront.model.DeleteOriginAccessControlRequest;
import software.amazon.awssdk.services.cloudfront.model.DeleteOriginAccessControlResponse;
import software.amazon.awssdk.services.cloudfront.model.GetDistributionRequest;
import software.amazon.awssdk.services.cloudfront.model.GetDistributionResponse;
import software.amazon.awssdk.services.cloudfront.model.GetOriginAccessControlRequest;
import software.amazon.awssdk.services.cloudfront.model.GetOriginAccessControlResponse;
import software.amazon.awssdk.services.cloudfront.model.InvalidIfMatchVersionException;
import software.amazon.awssdk.services.cloudfront.model.ListDistributionsRequest;
import software.amazon.awssdk.services.cloudfront.model.ListDistributionsResponse;
import software.amazon.awssdk.services.cloudfront.model.ListOriginAccessControlsRequest;
import software.amazon.awssdk.services.cloudfront.model.ListOriginAccessControlsResponse;
import software.amazon.awssdk.services.cloudfront.model.ListTagsForResourceRequest;
import software.amazon.awssdk.services.cloudfront.model.ListTagsForResourceResponse;
import software.amazon.awssdk.services.cloudfront.model.PreconditionFailedException;
import software.amazon.awssdk.services.cloudfront.model.Tag;
import software.amazon.awssdk.services.cloudfront.model.TagResourceRequest;
import software.amazon.awssdk.services.cloudfront.model.TagResourceResponse;
import software.amazon.awssdk.services.cloudfront.model.UpdateDistributionRequest;
import software.amazon.awssdk.services.cloudfront.model.UpdateDistributionResponse;
import software.amazon.awssdk.services.cloudfront.model.UpdateOriginAccessControlRequest;
import software.amazon.awssdk.services.cloudfront.model.UpdateOriginAccessControlResponse;

/** Amazon CloudFront: distributions and the ways from them to private buckets. */
final class SimulatedCloudFront extends SimulatedService implements CloudFrontClient {

    static final Paging.Limits PAGES = new Paging.Limits(100, 1, 100, "InvalidArgument");

    private final ServiceTags<Tag> tags;
    private final CloudFrontDistributions distributions;
    private final CloudFrontAccessControls controls;

    SimulatedCloudFront(AccountState account, String region) {
        super(account, region, "cloudfront", CloudFrontException::builder);
        tags =
                new ServiceTags<>(
                        account.tags(),
                        Tag::key,
                        Tag::value,
                        (key, value) -> Tag.builder().key(key).value(value).build());
        distributions = new CloudFrontDistributions(this, tags);
        controls = new CloudFrontAccessControls(this);
    }

    CloudFrontDistributions distributions() {
        return distributions;
    }

    CloudFrontAccessControls controls() {
        return controls;
    }

    String newTag() {
        return "E" + account().ids().upper("cloudfront-etag", 13);
    }

    /**
     * Whether a change is meant for what is there now.
     *
     * @throws RuntimeException when it is for an earlier state, or does not say for which
     */
    void match(String wanted, String actual) {
        if (wanted.isEmpty()) {
            throw error(
                    InvalidIfMatchVersionException.builder(),
                    400,
                    "InvalidIfMatchVersion",
                    "The If-Match version is missing or not valid for the resource.");
        }
        if (!wanted.equals(actual)) {
            throw error(
                    PreconditionFailedException.builder(),
                    412,
                    "PreconditionFailed",
                    "The request failed because it didn't meet the preconditions in one or more request-header fields.");
        }
    }

    @Override
    public CreateDistributionWithTagsResponse createDistributionWithTags(
            CreateDistributionWithTagsRequest request) {
        return call("CreateDistributionWithTags", request, () -> distributions.create(request));
    }

    @Override
    public GetDistributionResponse getDistribution(GetDistributionRequest request) {
        return call("GetDistribution", request, () -> distributions.get(request));
    }

    @Override
    public ListDistributionsResponse listDistributions(ListDistributionsRequest request) {
        return call("ListDistributions", request, () -> distributions.list(request));
    }

    @Override
    public UpdateDistributionResponse updateDistribution(UpdateDistributionRequest request) {
        return call("UpdateDistribution", request, () -> distributions.update(request));
    }

    @Override
    public DeleteDistributionResponse deleteDistribution(DeleteDistributionRequest request) {
        return call("DeleteDistribution", request, () -> distributions.delete(request));
    }

    @Override
    public CreateOriginAccessControlResponse createOriginAccessControl(
            CreateOriginAccessControlRequest request) {
        return call("CreateOriginAccessControl", request, () -> controls.create(request));
    }

    @Override
    public GetOriginAccessControlResponse getOriginAccessControl(
            GetOriginAccessControlRequest request) {
        return call("GetOriginAccessControl", request, () -> controls.get(request));
    }

    @Override
    public ListOriginAccessControlsResponse listOriginAccessControls(
            ListOriginAccessControlsRequest request) {
        return call("ListOriginAccessControls", request, () -> controls.list(request));
    }

    @Override
    public UpdateOriginAccessControlResponse updateOriginAccessControl(
            UpdateOriginAccessControlRequest request) {
        return call("UpdateOriginAccessControl", request, () -> controls.update(request));
    }

    @Override
    public DeleteOriginAccessControlResponse deleteOriginAccessControl(
            DeleteOriginAccessControlRequest request) {
        return call("DeleteOriginAccessControl", request, () -> controls.delete(request));
    }

    @Override
    public ListTagsForResourceResponse listTagsForResource(ListTagsForResourceRequest request) {
        return call(
                "ListTagsForResource",
                request,
                () ->
                        ListTagsForResourceResponse.builder()
                                .tags(all -> all.items(tags.of(request.resource())))
                                .build());
    }

    @Override
    public TagResourceResponse tagResource(TagResourceRequest request) {
        return call(
                "TagResource",
                request,
                () -> {
                    tags.add(request.resource(), request.tags().items());
                    return TagResourceResponse.builder().build();
                });
    }
}
