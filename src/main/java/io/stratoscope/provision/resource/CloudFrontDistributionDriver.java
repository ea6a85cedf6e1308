package io.stratoscope.provision.resource;

import io.stratoscope.model.JsonValue;
import io.stratoscope.model.JsonValue.JsonObject;
import io.stratoscope.provision.driver.Comparison;
import io.stratoscope.provision.driver.Driver;
import io.stratoscope.provision.driver.Existing;
import io.stratoscope.provision.driver.Existing.State;
import io.stratoscope.provision.driver.Order;
import io.stratoscope.provision.driver.Removal;
import io.stratoscope.provision.driver.Scope;
import io.stratoscope.provision.driver.SdkWords;
import io.stratoscope.provision.driver.Waiting;

import software.amazon.awssdk.services.cloudfront.CloudFrontClient;
import software.amazon.awssdk.services.cloudfront.model.Distribution;
import software.amazon.awssdk.services.cloudfront.model.DistributionAlreadyExistsException;
import software.amazon.awssdk.services.cloudfront.model.DistributionConfig;
import software.amazon.awssdk.services.cloudfront.model.DistributionList;
import software.amazon.awssdk.services.cloudfront.model.DistributionSummary;
import software.amazon.awssdk.services.cloudfront.model.GetDistributionResponse;
import software.amazon.awssdk.services.cloudfront.model.NoSuchDistributionException;
import software.amazon.awssdk.services.cloudfront.model.Tag;
import software.amazon.awssdk.services.cloudfront.model.Tags;
import software.amazon.awssdk.services.cloudfront.waiters.CloudFrontWaiter;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A distribution. Each change of it takes minutes; it has to be disabled everywhere before it can be deleted. */
final class CloudFrontDistributionDriver implements Driver {

    private static final String CONFIG = "DistributionConfig";

    @Override
    public String type() {
        return "AWS::CloudFront::Distribution";
    }

    @Override
    public Set<String> createOnly() {
        return Set.of();
    }

    @Override
    public List<Existing> list(Scope scope) {
        CloudFrontClient cloudFront = scope.client(CloudFrontClient.class);
        List<Existing> found = new ArrayList<>();
        for (DistributionSummary summary : all(cloudFront)) {
            Map<String, String> tags = tags(cloudFront, summary.arn());
            if (scope.owns(tags)) {
                found.add(existing(get(cloudFront, summary.id()).distribution(), tags));
            }
        }
        return List.copyOf(found);
    }

    // The SDK has no paginator for this call.
    private static List<DistributionSummary> all(CloudFrontClient cloudFront) {
        List<DistributionSummary> all = new ArrayList<>();
        DistributionList page = cloudFront.listDistributions().distributionList();
        all.addAll(page.items());
        while (Boolean.TRUE.equals(page.isTruncated())) {
            String marker = page.nextMarker();
            page =
                    cloudFront
                            .listDistributions(request -> request.marker(marker))
                            .distributionList();
            all.addAll(page.items());
        }
        return all;
    }

    private static Map<String, String> tags(CloudFrontClient cloudFront, String arn) {
        return TagMaps.of(
                cloudFront.listTagsForResource(request -> request.resource(arn)).tags().items(),
                Tag::key,
                Tag::value);
    }

    private static GetDistributionResponse get(CloudFrontClient cloudFront, String id) {
        return cloudFront.getDistribution(request -> request.id(id));
    }

    private Existing existing(Distribution distribution, Map<String, String> tags) {
        return Existing.tagged(
                type(),
                distribution.id(),
                "Deployed".equals(distribution.status()) ? State.READY : State.PENDING,
                JsonValue.object()
                        .put("Arn", distribution.arn())
                        .put("Id", distribution.id())
                        .put("DomainName", distribution.domainName())
                        .build(),
                JsonValue.object()
                        .put(CONFIG, CloudFrontConfig.read(distribution.distributionConfig()))
                        .build(),
                tags);
    }

    @Override
    public Existing create(Order order) {
        CloudFrontClient cloudFront = order.client(CloudFrontClient.class);
        DistributionConfig config = CloudFrontConfig.of(wanted(order), order.token());
        try {
            return existing(
                    cloudFront
                            .createDistributionWithTags(request ->
                                    request.distributionConfigWithTags(both ->
                                            both.distributionConfig(config).tags(tags(order))))
                            .distribution(),
                    order.tags());
        } catch (DistributionAlreadyExistsException e) {
            // An earlier attempt made it, with its tags.
            return all(cloudFront).stream()
                    .map(summary -> get(cloudFront, summary.id()).distribution())
                    .filter(one -> order.token().equals(one.distributionConfig().callerReference()))
                    .findFirst()
                    .map(one -> existing(one, tags(cloudFront, one.arn())))
                    .orElseThrow(() -> e);
        }
    }

    private static JsonObject wanted(Order order) {
        for (String name : order.properties().members().keySet()) {
            if (!name.equals(CONFIG)) {
                throw new IllegalArgumentException("a distribution has no property " + name);
            }
        }
        if (order.properties().get(CONFIG).orElse(JsonObject.EMPTY) instanceof JsonObject config) {
            return config;
        }
        throw new IllegalArgumentException(order.id() + " has no object for " + CONFIG);
    }

    private static Tags tags(Order order) {
        return SdkWords.SAME
                .fill(Tags.builder(), JsonValue.object().put("Items", order.tagList()).build())
                .build();
    }

    @Override
    public Existing settle(Existing existing, Order order) {
        CloudFrontClient cloudFront = order.client(CloudFrontClient.class);
        awaitDeployed(cloudFront, existing.ref(), order.waiting());
        Distribution now = get(cloudFront, existing.ref()).distribution();
        return existing(now, tags(cloudFront, now.arn()));
    }

    private static void awaitDeployed(CloudFrontClient cloudFront, String id, Waiting waiting) {
        try (CloudFrontWaiter waiter =
                CloudFrontWaiter.builder()
                        .client(cloudFront)
                        .overrideConfiguration(waiting.ofSdk())
                        .build()) {
            waiter.waitUntilDistributionDeployed(request -> request.id(id));
        }
    }

    @Override
    public void update(Existing existing, Order order) {
        CloudFrontClient cloudFront = order.client(CloudFrontClient.class);
        JsonObject wanted = wanted(order);
        GetDistributionResponse now = get(cloudFront, existing.ref());
        Distribution distribution = now.distribution();
        if (!Comparison.of(
                        order.properties(), existing(distribution, Map.of()).properties(), Set.of())
                .isEmpty()) {
            cloudFront.updateDistribution(request ->
                    request.id(existing.ref())
                            .ifMatch(now.eTag())
                            .distributionConfig(
                                    CloudFrontConfig.changed(
                                            distribution.distributionConfig(), wanted)));
        }
        cloudFront.tagResource(request -> request.resource(distribution.arn()).tags(tags(order)));
    }

    @Override
    public void delete(Existing existing, Removal removal) {
        CloudFrontClient cloudFront = removal.client(CloudFrontClient.class);
        String id = existing.ref();
        try {
            GetDistributionResponse now = get(cloudFront, id);
            DistributionConfig config = now.distribution().distributionConfig();
            if (Boolean.TRUE.equals(config.enabled())) {
                cloudFront.updateDistribution(request ->
                        request.id(id)
                                .ifMatch(now.eTag())
                                .distributionConfig(config.toBuilder().enabled(false).build()));
            }
            awaitDeployed(cloudFront, id, removal.waiting());
            String tag = get(cloudFront, id).eTag();
            cloudFront.deleteDistribution(request -> request.id(id).ifMatch(tag));
        } catch (NoSuchDistributionException _) {
            // Gone already.
        }
    }
}
