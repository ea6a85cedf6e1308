package io.stratoscope.simulator;

import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.cloudfront.model.CloudFrontException;
import software.amazon.awssdk.services.cloudfront.model.CnameAlreadyExistsException;
import software.amazon.awssdk.services.cloudfront.model.CreateDistributionWithTagsRequest;
import software.amazon.awssdk.services.cloudfront.model.CreateDistributionWithTagsResponse;
import software.amazon.awssdk.services.cloudfront.model.DeleteDistributionRequest;
import software.amazon.awssdk.services.cloudfront.model.DeleteDistributionResponse;
import software.amazon.awssdk.services.cloudfront.model.Distribution;
import software.amazon.awssdk.services.cloudfront.model.DistributionAlreadyExistsException;
import software.amazon.awssdk.services.cloudfront.model.DistributionConfig;
import software.amazon.awssdk.services.cloudfront.model.DistributionNotDisabledException;
import software.amazon.awssdk.services.cloudfront.model.DistributionSummary;
import software.amazon.awssdk.services.cloudfront.model.GetDistributionRequest;
import software.amazon.awssdk.services.cloudfront.model.GetDistributionResponse;
import software.amazon.awssdk.services.cloudfront.model.IllegalUpdateException;
import software.amazon.awssdk.services.cloudfront.model.InvalidViewerCertificateException;
import software.amazon.awssdk.services.cloudfront.model.ListDistributionsRequest;
import software.amazon.awssdk.services.cloudfront.model.ListDistributionsResponse;
import software.amazon.awssdk.services.cloudfront.model.NoSuchDistributionException;
import software.amazon.awssdk.services.cloudfront.model.NoSuchOriginException;
import software.amazon.awssdk.services.cloudfront.model.Tag;
import software.amazon.awssdk.services.cloudfront.model.UpdateDistributionRequest;
import software.amazon.awssdk.services.cloudfront.model.UpdateDistributionResponse;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Distributions. Each change takes some minutes until it has reached the edges; only a disabled one can be deleted. */
final class CloudFrontDistributions {

    private static final Duration UNTIL_DEPLOYED = Duration.ofMinutes(5);

    private record State(Distribution distribution, String tag, Instant deployed) {}

    private final SimulatedCloudFront cloudFront;
    private final ServiceTags<Tag> tags;
    private final Rows<State> distributions;

    CloudFrontDistributions(SimulatedCloudFront cloudFront, ServiceTags<Tag> tags) {
        this.cloudFront = cloudFront;
        this.tags = tags;
        distributions =
                Rows.oldestFirst(
                        UnaryOperator.identity(),
                        id ->
                                cloudFront.error(
                                        NoSuchDistributionException.builder(),
                                        404,
                                        "NoSuchDistribution",
                                        "The specified distribution does not exist."));
    }

    /** Whether one has an origin that is reached on that way. */
    boolean use(String control) {
        return distributions.all().stream()
                .flatMap(state -> config(state).origins().items().stream())
                .anyMatch(origin -> control.equals(origin.originAccessControlId()));
    }

    private static DistributionConfig config(State state) {
        return state.distribution().distributionConfig();
    }

    CreateDistributionWithTagsResponse create(CreateDistributionWithTagsRequest request) {
        DistributionConfig config = request.distributionConfigWithTags().distributionConfig();
        if (distributions.all().stream()
                .anyMatch(other ->
                        config(other).callerReference().equals(config.callerReference()))) {
            throw refused(
                    DistributionAlreadyExistsException.builder(),
                    409,
                    "DistributionAlreadyExists",
                    "The caller reference that you are using to create a distribution is associated with another distribution.");
        }
        check(config, "");
        String id = "E" + cloudFront.account().ids().upper("cloudfront-distribution", 13);
        Distribution distribution =
                Distribution.builder()
                        .id(id)
                        .arn(cloudFront.arn("distribution/" + id))
                        .domainName(
                                "d"
                                        + cloudFront.account().ids().lower("cloudfront-domain", 13)
                                        + ".cloudfront.net")
                        .inProgressInvalidationBatches(0)
                        .build();
        State made = put(distribution, config);
        tags.register(
                made.distribution().arn(), request.distributionConfigWithTags().tags().items());
        return CreateDistributionWithTagsResponse.builder()
                .distribution(told(made))
                .eTag(made.tag())
                .location("https://cloudfront.amazonaws.com/2020-05-31/distribution/" + id)
                .build();
    }

    private State put(Distribution distribution, DistributionConfig config) {
        Distribution changed =
                distribution.toBuilder()
                        .distributionConfig(config)
                        .lastModifiedTime(cloudFront.account().now())
                        .build();
        State state =
                new State(
                        changed, cloudFront.newTag(), cloudFront.account().doneAt(UNTIL_DEPLOYED));
        distributions.put(distribution.id(), state);
        return state;
    }

    private void check(DistributionConfig config, String own) {
        if (config.origins().items().stream()
                .noneMatch(origin ->
                        origin.id().equals(config.defaultCacheBehavior().targetOriginId()))) {
            throw refused(
                    NoSuchOriginException.builder(),
                    404,
                    "NoSuchOrigin",
                    "One or more of your origins or origin groups do not exist.");
        }
        boolean lost =
                config.origins().items().stream()
                        .map(origin ->
                                Optional.ofNullable(origin.originAccessControlId()).orElse(""))
                        .anyMatch(id -> !id.isEmpty() && !cloudFront.controls().has(id));
        if (lost) {
            throw refused(
                    CloudFrontException.builder(),
                    400,
                    "InvalidOriginAccessControl",
                    "The origin access control is not valid.");
        }
        List<String> names = aliases(config);
        String certificate =
                config.viewerCertificate() == null
                        ? ""
                        : Optional.ofNullable(config.viewerCertificate().acmCertificateArn())
                                .orElse("");
        if (!names.isEmpty() && !certificate.contains(":us-east-1:")) {
            throw refused(
                    InvalidViewerCertificateException.builder(),
                    400,
                    "InvalidViewerCertificate",
                    "The specified SSL certificate doesn't exist, isn't in us-east-1 region, isn't valid, or doesn't include a valid certificate chain.");
        }
        boolean taken =
                distributions.all().stream()
                        .filter(other -> !other.distribution().id().equals(own))
                        .flatMap(other -> aliases(config(other)).stream())
                        .anyMatch(names::contains);
        if (taken) {
            throw refused(
                    CnameAlreadyExistsException.builder(),
                    409,
                    "CNAMEAlreadyExists",
                    "One or more of the CNAMEs you provided are already associated with a different resource.");
        }
    }

    private static List<String> aliases(DistributionConfig config) {
        return config.aliases() == null ? List.of() : config.aliases().items();
    }

    private RuntimeException refused(
            AwsServiceException.Builder exception, int status, String code, String message) {
        return cloudFront.error(exception, status, code, message);
    }

    private Distribution told(State state) {
        return state.distribution().toBuilder()
                .status(isDeployed(state) ? "Deployed" : "InProgress")
                .build();
    }

    private boolean isDeployed(State state) {
        return cloudFront.account().isOver(state.deployed());
    }

    GetDistributionResponse get(GetDistributionRequest request) {
        State state = distributions.get(request.id());
        return GetDistributionResponse.builder()
                .distribution(told(state))
                .eTag(state.tag())
                .build();
    }

    ListDistributionsResponse list(ListDistributionsRequest request) {
        List<DistributionSummary> all =
                distributions.all().stream()
                        .map(this::told)
                        .map(one ->
                                DistributionSummary.builder()
                                        .id(one.id())
                                        .arn(one.arn())
                                        .status(one.status())
                                        .domainName(one.domainName())
                                        .comment(one.distributionConfig().comment())
                                        .enabled(one.distributionConfig().enabled())
                                        .build())
                        .toList();
        var page =
                cloudFront.page(
                        all,
                        SimulatedCloudFront.PAGES,
                        Optional.ofNullable(request.maxItems()).map(Integer::valueOf).orElse(null),
                        request.marker());
        return ListDistributionsResponse.builder()
                .distributionList(list ->
                        list.items(page.items())
                                .quantity(page.items().size())
                                .isTruncated(page.nextToken().isPresent())
                                .nextMarker(page.token()))
                .build();
    }

    UpdateDistributionResponse update(UpdateDistributionRequest request) {
        State state = distributions.get(request.id());
        cloudFront.match(Optional.ofNullable(request.ifMatch()).orElse(""), state.tag());
        DistributionConfig wanted = request.distributionConfig();
        if (!config(state).callerReference().equals(wanted.callerReference())) {
            throw refused(
                    IllegalUpdateException.builder(),
                    400,
                    "IllegalUpdate",
                    "The caller reference cannot be changed.");
        }
        check(wanted, request.id());
        State changed = put(state.distribution(), wanted);
        return UpdateDistributionResponse.builder()
                .distribution(told(changed))
                .eTag(changed.tag())
                .build();
    }

    DeleteDistributionResponse delete(DeleteDistributionRequest request) {
        State state = distributions.get(request.id());
        cloudFront.match(Optional.ofNullable(request.ifMatch()).orElse(""), state.tag());
        if (Boolean.TRUE.equals(config(state).enabled()) || !isDeployed(state)) {
            throw refused(
                    DistributionNotDisabledException.builder(),
                    409,
                    "DistributionNotDisabled",
                    "The distribution you are trying to delete has not been disabled.");
        }
        distributions.remove(request.id());
        tags.delete(state.distribution().arn());
        return DeleteDistributionResponse.builder().build();
    }
}
